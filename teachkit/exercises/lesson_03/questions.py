"""The questions of lesson 03, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "3.a",
        right="b",
        messages={
            "a": "Gaps are added, and factors are multiplied. A second gap of 1 on top of the first is a "
            "second factor e, so the factor is squared, not doubled.",
            "b": "The factor between two probabilities is e to the gap. Twice the gap is the factor times "
            "itself: e * e = 7.4.",
            "c": "The other words share the sum that stands below both probabilities. It cancels in their "
            "ratio, so only the gap between the two is left.",
        },
    ),
    ChoiceTask(
        "3.b",
        right="b",
        messages={
            "a": "Three equal scores give it, for example 0, 0 and 0.",
            "b": "The exponential of a finite score is above 0, however low the score is. Exactly 0 needs a "
            "masked class, whose score is minus infinity, or the rounding of a float.",
            "c": "The logarithms of 0.2, 0.3 and 0.5 are scores that give exactly this list. Any list "
            "without a 0 can be had.",
        },
    ),
    ChoiceTask(
        "3.c",
        right="a",
        messages={
            "a": "Only gaps count, so a number taken from all scores changes no probability. But the largest "
            "exponent is 0 then, and nothing overflows.",
            "b": "They sum to 1 because each exponential is divided by the sum of all. That holds with and "
            "without the subtraction.",
            "c": "A share of a sum is never above 1 anyway. The subtraction changes no probability at all; "
            "it keeps the exponentials within what a float can hold.",
        },
    ),
    ChoiceTask(
        "3.d",
        right="c",
        messages={
            "a": "The scores come closer together: fish led bird by 1.5, and now leads by 0.375. A smaller "
            "gap is a smaller factor between the two, so fish has less.",
            "b": "Adding the same number to all scores changes nothing. Dividing them changes the gaps: each "
            "is a quarter of what it was, and with it the factor between two probabilities.",
            "c": "All gaps shrink to a quarter, so all factors move towards 1. What fish loses, the three "
            "others gain, and the order stays.",
            "d": "Division by 4 keeps the order: the largest score is still the largest. Fish stays in "
            "front, but leads by less.",
        },
    ),
    ChoiceTask(
        "3.e",
        right="b",
        messages={
            "a": "Argmax is the limit, as the temperature goes to 0. At 0.2 the gap of 1 counts as 5, and a "
            "factor e^5 is about 150: large, but not infinite.",
            "b": "The gap of 1 counts as 5 at this temperature, so mat is about 150 times as probable as "
            "sofa. In a long text the other words come, now and then.",
            "c": "Below 1 is cold: dividing by 0.2 multiplies all gaps by 5. Mat is surer than at 1, but not "
            "certain.",
        },
    ),
    ChoiceTask(
        "3.f",
        right="c",
        messages={
            "a": "Softmax obeys the rules of probability for any scores: before they were multiplied, "
            "and after. Both lists cannot be right about the same pictures.",
            "b": "However exactly they sum to 1, that says nothing about the pictures. Every list of scores "
            "gives numbers that sum to 1.",
            "c": "The rules ask for no negative number and for the sum 1. Any scores give that. How often an "
            "answer is right is found by counting pictures.",
        },
    ),
    ChoiceTask(
        "3.g",
        right="b",
        messages={
            "a": "Together the others lose what mat gains. But one of them may gain as well, as long as the "
            "words at the bottom lose enough for both.",
            "b": "At first moon and tax lose more than mat takes, and sofa gets a part of it. Later there is "
            "nothing left to take there, and sofa pays.",
            "c": "Beta multiplies all gaps. They grow, and the words become less alike; a high temperature "
            "makes them alike.",
        },
    ),
    ChoiceTask(
        "3.h",
        right="b",
        messages={
            "a": "The fair die is the least predictable. But its faces 2 to 5 lie close to the mean, 3.5. "
            "The die that shows only 1 and 6 is always 2.5 away from it.",
            "b": "Six faces that are all possible are less predictable than two. But variance asks how far "
            "from the mean the numbers lie, and 1 and 6 lie as far as can be.",
            "c": "It has the largest variance, since 1 and 6 lie farthest from the mean. But you know that "
            "it is one of two faces: that is a coin, and a fair die has six.",
        },
    ),
    ChoiceTask(
        "3.i",
        right="b",
        messages={
            "a": "0.95 is below the plain mean of the three, 0.973. A class gains as long as its score is "
            "above the mean score, and this one never is.",
            "b": "0.98 lies above the plain mean, 0.973, so it gains at first. The mean score climbs towards "
            "0.99 and passes it; from there on it loses.",
            "c": "At first 0.99 and 0.98 both lie above the mean score, and both gain, at the cost of 0.95. "
            "Only later 0.99 takes from 0.98 too.",
        },
    ),
]
