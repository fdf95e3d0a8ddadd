"""The questions of lesson 02, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "2.a",
        right="c",
        messages={
            "a": "That is e times each score: a straight line, which is negative where the score is. The "
            "exponential raises e to the power of the score.",
            "b": "e to the power 0 is 1, one step down divides by e and one step up multiplies by it. All "
            "three are positive, and they keep the order of the scores.",
            "c": "Here the lowest score has the largest weight. The exponential keeps the order: a higher "
            "score, a larger weight.",
            "d": "These are powers of 10. They are positive and keep the order, but the exponential has "
            "powers of e: a step multiplies by 2.7, not by 10.",
        },
    ),
    ChoiceTask(
        "2.b",
        right="b",
        messages={
            "a": "A lead of 10 makes it e to the power 10 times as probable, about 22,000 times. A ratio of "
            "probabilities is e to the difference of the scores, so look for the power of e that is 10.",
            "b": "e to the power 2.3 is 10, and 2.3 is the natural logarithm of 10. The other words stand in "
            "the sum below both probabilities, and cancel.",
            "c": "The sum of all exponentials stands below both probabilities, so it cancels in their "
            "ratio. Only the difference between the two scores is left.",
            "d": "That is the rule for a ratio of scores, and it changes when the same number is added to "
            "all. The probabilities do not.",
        },
    ),
    ChoiceTask(
        "2.c",
        right="a",
        messages={
            "a": "Scores may be negative, and their sum may be negative or 0. The exponential makes each of "
            "them positive, and keeps their order.",
            "b": "Where no score is negative, the shares of plain division lie between 0 and 1 and sum to "
            "1. The trouble begins with negative scores.",
            "c": "They do sum to 1 wherever the sum of the scores is not 0. A sum of 1 is not enough.",
        },
    ),
    ChoiceTask(
        "2.d",
        right="b",
        messages={
            "a": "Its score has not changed, and neither has its exponential. But all probabilities "
            "together are 1, and rug takes a part of that. Who gives it?",
            "b": "Rug's exponential joins the sum, and the same sum stands below every probability: all "
            "four are multiplied by the same factor. The ratio of mat to sofa stays.",
            "c": "Then tax, which has 0.012, could not pay its part. The words do not give equal amounts.",
            "d": "That would be so if rug were another spelling of sofa. For softmax it is one more "
            "exponential in the sum, and that sum stands below the probability of mat as well.",
        },
    ),
    ChoiceTask(
        "2.e",
        right="c",
        messages={
            "a": "The axis of the lower picture stays as it is, whatever you drag. The curve itself is "
            "redrawn.",
            "b": "Read the numbers on the upper bars: those of cat, dog and fish stay as they are. Where the "
            "bars look shorter, the upper axis has been stretched to make room for bird.",
            "c": "The height at x is e to the power x, divided by the sum. Bird is one of four parts of the "
            "sum, so moving bird alone changes what every height is divided by.",
        },
    ),
    ChoiceTask(
        "2.f",
        right="d",
        messages={
            "a": "They sum to 1, but one of them is negative. The first rule fails.",
            "b": "None is negative, but together they are 0.9: a tenth is missing. The second rule fails.",
            "c": "Each alone could be a probability. Together they are more than 1, so they do not belong "
            "to outcomes that exclude each other.",
            "d": "None is negative, and the total is 1. The rule says `not negative`: 0 is allowed, and so "
            "is 1.",
        },
    ),
    ChoiceTask(
        "2.g",
        right="b",
        messages={
            "a": "Drag bird to 2 and look to the right of it: the curve goes on rising, and leaves the "
            "picture. No probability is above 1.",
            "b": "The sum holds the exponentials of the dots and of nothing else. So only their heights sum "
            "to 1; a height between two dots belongs to no class.",
            "c": "The heights of the dots are probabilities: exponentials divided by their sum. The logits "
            "are on the axis below.",
        },
    ),
    ChoiceTask(
        "2.h",
        right="c",
        messages={
            "a": "On paper an exponential is positive, however low the score, so the others keep a share. A "
            "program prints 1.0 as soon as that share is too small beside the 1.",
            "b": "An overflow shows as `inf` or `nan`. This number is close to the right one.",
            "c": "A 64-bit float has about 16 digits. When the others have less than that left, their share "
            "is rounded away: on paper it is positive, and the other class possible.",
        },
    ),
    ChoiceTask(
        "2.i",
        right="b",
        messages={
            "a": "That is true of softmax: there the shift cancels. Logsumexp has nothing below the line "
            "that could cancel it.",
            "b": "Every exponential is multiplied by e to the power 1000, and so is their sum. The "
            "logarithm turns this factor back into 1000.",
            "c": "The sum is multiplied by e to the power 1000, not by 1000. The logarithm of that factor "
            "is 1000.",
        },
    ),
]
