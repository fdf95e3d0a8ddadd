"""The questions of lesson 09, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "9.a",
        right="b",
        messages={
            "a": "At 2 to 1 the gap would be ln 2 = 0.69. A gap of 1 is a factor of e, about 2.72.",
            "b": "The ratio of two probabilities is e to the gap between their scores. The gap is 1, so it "
            "is e.",
            "c": "The other words divide both probabilities by the same sum. The ratio of two words stays, "
            "whatever the others do.",
        },
    ),
    ChoiceTask(
        "9.b",
        right="a",
        messages={
            "a": "The loss is minus the logarithm of the probability of the true class. Where that comes "
            "near 0, the loss has no bound.",
            "b": "A loss of 1 is what a probability of 1/e, about 0.37, costs. Sure mistakes cost more.",
            "c": "That is the loss of somebody who gives every class the same. Who is sure of a wrong class "
            "loses more.",
        },
    ),
    ChoiceTask(
        "9.c",
        right="c",
        messages={
            "a": "A score of 0 has the weight e to the 0, which is 1. The place would still be looked at.",
            "b": "The others would keep their weights, and the row would no longer sum to 1.",
            "c": "Its exponential is exactly 0, and softmax shares the whole among the other places.",
        },
    ),
    ChoiceTask(
        "9.d",
        right="a",
        messages={
            "a": "A computer printed these digits, and all of them are right. The other three statements "
            "were copied by hand, or said of more cases than they hold for.",
            "b": "Six digits are off by less than a millionth each. Four such numbers cannot miss 1 by "
            "0.0002: look for another cause.",
            "c": "A ratio of two probabilities grows with beta. A single probability may first rise and then "
            "fall, as that of 0.98 does beside 0.99.",
            "d": "That holds for some S-curves. For tanh the gradient stays, and for the error function it "
            "grows. One curve is enough to break it.",
        },
    ),
    ChoiceTask(
        "9.e",
        right="c",
        messages={
            "a": "The computer's digits are as they should be. But a row of the table was copied by hand.",
            "b": "Three rows are right to a millionth, so they were not guessed.",
            "c": "Somebody had to copy them, and to say in words what they mean. Those two steps nobody "
            "checked, and there the slips are.",
        },
    ),
    ChoiceTask(
        "9.f",
        right="b",
        messages={
            "a": "It held for this example. There are others, and nobody has tried those that could break "
            "it.",
            "b": "One case that breaks a claim refutes it; one that does not says little. So try the case "
            "that could break it: here, scores with small gaps.",
            "c": "One example can do a lot: where it breaks the claim, the claim is refuted. This one did "
            "not.",
        },
    ),
    ChoiceTask(
        "9.g",
        right="b",
        messages={
            "a": "They are equal on paper. A float has 16 digits and an upper end, and the three ways meet "
            "both in different places.",
            "b": "A formula is about numbers, a program about floats. Which of the three ways survives has "
            "to be tried, with scores that are far apart.",
            "c": "Rounding in the last digit would not matter. But one of the three ways gives infinity, and "
            "another a number that is far off.",
        },
    ),
]
