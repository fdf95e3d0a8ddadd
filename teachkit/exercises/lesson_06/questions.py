"""The questions of lesson 06, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "6.a",
        right="b",
        messages={
            "a": "It is softmax that does not move when 1 is added to every score. Its logsumexp does: every "
            "exponential grows by the factor e, so their sum does, and its logarithm grows by 1.",
            "b": "Every exponential grows by the factor e, and so does their sum. Its logarithm grows by ln "
            "e, which is 1. Softmax stays, because scores and logsumexp rise together.",
            "c": "The sum of the exponentials becomes e times as large. The logarithm turns that factor "
            "into a step of 1.",
        },
    ),
    ChoiceTask(
        "6.b",
        right="c",
        messages={
            "a": "Whoever is sure of one word has no doubt at all: the entropy is 0, the smallest there is.",
            "b": "It is not quite sure and not quite undecided. Its entropy lies between those of the two "
            "others.",
            "c": "Nothing is more undecided than four equal shares: the entropy is ln 4, the largest that "
            "four words can have.",
        },
    ),
    ChoiceTask(
        "6.c",
        right="a",
        messages={
            "a": "Downhill is the one-hot row of the truth minus the probabilities: up for the true word, "
            "and down for each other word by as much as it was given.",
            "b": "The true word rises, but the probability that it gains is taken from the others: their "
            "scores go down as well.",
            "c": "Every word but the true one goes down, by as much probability as it has, and not the "
            "largest one alone.",
        },
    ),
    ChoiceTask(
        "6.d",
        right="a",
        messages={
            "a": "A prefers bird, which hardly anybody saw, and gives too little to cat. It costs more than "
            "to say that one knows nothing.",
            "b": "B knows nothing, and says so: each animal costs ln 3 = 1.10. One of the others prefers "
            "what hardly anybody saw, and pays more.",
            "c": "C is close to what the people say: it costs 0.84 a person.",
            "d": "D is exactly what the people say, and no prediction costs less. It is not free either: "
            "0.80 a person, since the people do not agree.",
        },
    ),
    ChoiceTask(
        "6.e",
        right="b",
        messages={
            "a": "That is the mean of the four probabilities, in which the 0.01 hardly counts. The prices "
            "are averaged: the 0.01 alone costs 4.6 nats, and the three others together 0.3.",
            "b": "The mean price is 1.23 nats, and a single probability with that price is e^-1.23 = 0.29. "
            "One sure mistake costs more than three good answers together.",
            "c": "Three of four are 0.9. But the fourth costs forty times as much as each of them, and the "
            "mean price counts it.",
        },
    ),
    ChoiceTask(
        "6.f",
        right="a",
        messages={
            "a": "The right loss is the gap of the scores, 1000 nats. Only the way through a rounded "
            "probability makes it infinite.",
            "b": "On paper no finite score gives a probability of 0. It is rounding that does, and the "
            "logarithm of 0 is infinite. From the scores the loss is 1000.",
            "c": "A probability so small is rounded to 0, and then its logarithm is lost. But the loss can "
            "be had from the scores alone, LSE minus the score of the truth: 1000.",
        },
    ),
    ChoiceTask(
        "6.g",
        right="c",
        messages={
            "a": "For one and the same truth the number falls as the prediction comes closer: C is closer "
            "than A, and has the smaller one.",
            "b": "For equal distributions it is their entropy, which is seldom 0, and it changes when the "
            "two are swapped. A distance would do neither.",
            "c": "It is the mean price of the prediction under the truth. For equal distributions it is the "
            "entropy, and swapping the two changes it.",
        },
    ),
    ChoiceTask(
        "6.h",
        right="b",
        messages={
            "a": "The loss asks how sure a model was of the truth, and accuracy asks only whether the truth "
            "came first. One very sure mistake costs more than many bare victories gain.",
            "b": "A model can be right more often, and pay more, because it was once very sure of something "
            "wrong.",
            "c": "They often fall and rise together. But they are different questions, and neither decides "
            "the other.",
        },
    ),
    ChoiceTask(
        "6.i",
        right="b",
        messages={
            "a": "It was never told so: the one-hot label hides what the ten people saw. Trained on all ten "
            "opinions, it would settle at 0.7, and its loss at the entropy of what they say.",
            "b": "A loss of 0 on one-hot labels means to be sure of the label. That seven in ten people saw "
            "a cat, and three did not, stands in no one-hot row.",
            "c": "The label was what most people said. What is lost is how many did not.",
        },
    ),
]
