"""The questions of lesson 04, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "4.a",
        right="b",
        messages={
            "a": "All four exponentials grow, by the same factor. But they are divided by their sum, which "
            "grows by that factor too, and the factor cancels.",
            "b": "Every exponential is multiplied by the same number, and so is their sum. It cancels: "
            "softmax sees the gaps between the logits and nothing else.",
            "c": "They would become alike if the gaps became smaller. The gaps are the same as before, "
            "whatever is added to all logits.",
        },
    ),
    ChoiceTask(
        "4.b",
        right="c",
        messages={
            "a": "The other words share the sum, and the sum stands below both probabilities: it cancels in "
            "their ratio. Only the gap between the two scores is left.",
            "b": "That is the ratio of the scores. It changes when the same number is added to both, and "
            "the probabilities do not. A gap between scores becomes a factor between probabilities: e to "
            "the gap.",
            "c": "A gap of 1 between two scores is a factor e between their probabilities, whatever the "
            "other scores are.",
        },
    ),
    ChoiceTask(
        "4.c",
        right="a",
        messages={
            "a": "Half the gap means the square root of the factor: e^(gap / 2) is the root of e^gap. The "
            "two words become more alike.",
            "b": "The scores and their gap are halved. The factor is e to the gap, and half the exponent is "
            "the square root of the power, not half of it.",
            "c": "Adding the same number to all scores changes nothing; dividing all scores by the same "
            "number changes the gaps, and with them the factors.",
        },
    ),
    ChoiceTask(
        "4.d",
        right="c",
        messages={
            "a": "The sigmoid of 3.0 compares mat with a rival whose score is 0. The rival here is sofa, "
            "and its score is 2.0.",
            "b": "That is plain division. It would change if both scores rose by 1000, and softmax would "
            "not.",
            "c": "Softmax sees the gap alone. Take sofa's score from both: mat has 1.0, sofa has 0, and "
            "e^1 / (e^1 + e^0) is the sigmoid of 1.0.",
            "d": "Each sigmoid compares one word with a rival at 0. Dividing by their sum makes them sum to "
            "1, but gives mat hardly more than one half. Softmax compares mat with sofa.",
        },
    ),
    ChoiceTask(
        "4.e",
        right="b",
        messages={
            "a": "There is little room left below 1, but the odds do not see that: they go from 9 to 99 to "
            "999, about ten times each. Ten times the odds is the same step of the score each time.",
            "b": "The odds go from 9 to 99 to 999, about ten times each, and ten times the odds is the "
            "score plus ln 10. Being surer costs the same step again and again.",
            "c": "The odds grow ten times, and the score is their logarithm. Multiplying the odds by ten "
            "adds the same number to the score, whatever it was.",
        },
    ),
    ChoiceTask(
        "4.f",
        right="c",
        messages={
            "a": "Each of them is between 0 and 1, but they need not sum to 1, so they are no distribution "
            "over cat and dog.",
            "b": "They do sum to more than 1 here. But that is no error of rounding: each sigmoid answers a "
            "question of its own, cat or no cat, dog or no dog.",
            "c": "Two sigmoids are two separate yes-or-no questions, and both may be yes: a picture with a "
            "cat and a dog. For one question with two answers take softmax, or one sigmoid of the "
            "difference.",
        },
    ),
    ChoiceTask(
        "4.g",
        right="b",
        messages={
            "a": "Nothing is left out that could differ: dividing above and below by the first exponential "
            "turns softmax of two scores into the sigmoid of their difference.",
            "b": "They are the same function, not two similar ones. What is left is the rounding of the last "
            "digit.",
            "c": "Far apart or close together, the two fractions are the same one, divided above and below "
            "by the first exponential.",
        },
    ),
    ChoiceTask(
        "4.h",
        right="a",
        messages={
            "a": "Near 1 the numbers that a computer has are too far apart: the sigmoid of 40 is rounded to "
            "1, and nothing is left of the difference. Near 0 they lie much closer, so sigmoid(-40) keeps "
            "its digits.",
            "b": "On paper it is so. In the computer the sigmoid of 40 has been rounded to exactly 1 before "
            "it is taken from 1.",
            "c": "No exponential overflows here: e^-40 is tiny and harmless. What is lost is lost by "
            "rounding.",
        },
    ),
]
