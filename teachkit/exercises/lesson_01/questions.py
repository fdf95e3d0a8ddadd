"""Questions of lesson 01, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "1.a",
        right="b",
        messages={
            "a": "That is the number of the class dog, counted from 0. A row gives each class a place of "
            "its own, so that no class is twice another one.",
            "b": "One place for each class, a 1 at the place of the label, and zeros elsewhere.",
            "c": "In that row the 1 stands at the third place, which belongs to bird. Dog is the second "
            "class.",
            "d": "One-hot means a single 1. A row with two of them would say cat and dog at once.",
        },
    ),
    ChoiceTask(
        "1.b",
        right="c",
        messages={
            "a": "A probability lies between 0 and 1. A logit comes before softmax and may be any number.",
            "b": "Classes are numbered from 0, but such a number says nothing about a picture. A logit is "
            "what the network thinks of a class, as a score.",
            "c": "It is what the last layer gives a class, before softmax: any finite number, positive or "
            "negative. What counts is how far it lies from the other logits.",
        },
    ),
    ChoiceTask(
        "1.c",
        right="a",
        messages={
            "a": "Each entry is taken in turn, and 10 is added to it. The new list is as long as the old "
            "one.",
            "b": "That would be a sum. A list comprehension gives a list, with one entry for each score.",
            "c": "10 is not put into the list; it is added to each entry.",
            "d": "This is the old list. The first half, `score + 10`, says what becomes of each entry.",
        },
    ),
    ChoiceTask(
        "1.d",
        right="c",
        messages={
            "a": "So it is if you divide each score by the sum: the shares become 0.334, 0.333 and 0.333. "
            "But that is one rule among many, and others do not look at ratios of scores.",
            "b": "The gaps are the same, that is true. But a rule need not look at gaps: divide each score"
            " by the sum, and 0.5, 0.3, 0.2 become 0.334, 0.333, 0.333.",
            "c": "Dividing by the sum makes the three almost equal; softmax gives the same shares as "
            "before. Which rule you want depends on what your scores mean, and this lesson compares "
            "the two.",
        },
    ),
    ChoiceTask(
        "1.e",
        right="c",
        messages={
            "a": "The four probabilities sum to 1, so when one grows, others must shrink. The bird's "
            "exponential is the only one that changes; all four probabilities do.",
            "b": "The cat goes from 0.039 to 0.031, the fish from 0.714 to 0.561. The amounts differ, and "
            "an equal amount could make a small one negative. Divide each new value by its old one "
            "instead.",
            "c": "Only the bird's exponential grows, but all four are divided by the sum, which is larger "
            "now. Cat, dog and fish become 0.785 times as large, all three: their ratios stay.",
            "d": "The bird's exponential becomes e times as large. But the sum contains it and grows as "
            "well, so the probability goes from 0.159 to 0.340: 2.13 times as large. A probability of"
            " 0.5 could not become e times as large at all.",
        },
    ),
    ChoiceTask(
        "1.f",
        right="c",
        messages={
            "a": "That would be 3.0 / 2.0, a ratio of the scores. Add 1000 to both, and it is nearly 1, "
            "while the probabilities stay. Scores speak through their differences.",
            "b": "So it would be with powers of 10. Softmax has powers of e: one step up multiplies by 2.72.",
            "c": "Both exponentials are divided by the same sum, so it cancels, and e^3 / e^2 = e^1 is "
            "left. That is 2.72, and the probabilities 0.681 and 0.251 have this ratio.",
            "d": "All words are in the sum, but both probabilities are divided by the same sum. In their "
            "ratio it cancels: a new word takes from both by the same factor.",
        },
    ),
    ChoiceTask(
        "1.g",
        right="b",
        messages={
            "a": "Two scores of 1000 share equally: one half each. Large is what is larger than the "
            "others, and a score of -1 is large beside -5.",
            "b": "A score wins by its distance from the others. Add any number to all of them, and nothing"
            " changes.",
            "c": "The sign plays no part: beside -5 a score of -1 gets 0.98 of the whole.",
        },
    ),
    ChoiceTask(
        "1.h",
        right="b",
        messages={
            "a": "The exponential grows fast where scores are far apart. But these three are hundredths "
            "apart, and e^0.04 is 1.04: the shares are almost flat.",
            "b": "From 0.95 to 0.99 is a step of 0.04. The shares 0.326 and 0.339 are 0.013 apart: less "
            "than before, not more.",
            "c": "They do change: a gap of scores becomes a ratio of shares. Here the gap of 0.04 between "
            "the scores becomes a gap of 0.013 between the shares.",
        },
    ),
    ChoiceTask(
        "1.i",
        right="c",
        messages={
            "a": "0.7 / 0.2 is 3.5. But 0.2 stands for anything from 0.15 to 0.25, so the ratio may be "
            "anything from 2.6 to 5. The logits know it better: 0.7 and -0.8 are 1.5 apart.",
            "b": "Every probability here is above 0, so the ratio exists. It is only not the ratio of the "
            "rounded numbers.",
            "c": "The logits are 1.5 apart, so the ratio is e^1.5 = 4.48. Rounding to one digit is "
            "harmless for a large share, and changes a small one by a quarter.",
        },
    ),
]
