"""Questions of lesson 00, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "0.a",
        right="c",
        messages={
            "a": "You may have thought that 7.8, 8.6, 9.2 and 10.7 are much alike. Their ratios are closer"
            " to 1, but softmax does not look at ratios of scores. The gaps between the scores are "
            "what they were, and so are the probabilities.",
            "b": "All four cannot grow: probabilities sum to 1, so one can grow only at the cost of "
            "others. Adding the same number to all scores favours none of them.",
            "c": "Softmax looks at how far the scores lie apart, and adding 10 to all leaves every gap as "
            "it was. A score of its own says nothing, nor does its sign.",
            "d": "Fish had the largest score before, and it is ahead of the others by the same gaps after."
            " Only a wider gap makes it win by more.",
        },
    ),
    ChoiceTask(
        "0.b",
        right="b",
        messages={
            "a": "That is `i + i`, or `2 * i`, for each entry. `i * i` multiplies an entry by itself.",
            "b": "Each entry is multiplied by itself, and the list is as long as before: one entry for "
            "each i.",
            "c": "That is the sum of the right list. A list comprehension makes a list: one entry for each"
            " i.",
            "d": "That is `[i for i in sample_list]`. The first half says what becomes of each entry, here"
            " i * i.",
        },
    ),
    ChoiceTask(
        "0.c",
        right="b",
        messages={
            "a": "4 / 2 = 2 is true of the numbers. But a number of stars says which review comes before "
            "which, and no more: write 1, 10, 11, 30, 99 for one to five stars, in the same order, and the "
            "ratio is 3. It was never in the reviews.",
            "b": "Stars are put in an order, and no more was asked of those who gave them. Other numbers "
            "in the same order give another ratio, so no ratio can be read from them.",
            "c": "They have an order: 4 stars are better than 2. Names such as cat and dog have none. What"
            " stars lack is a distance.",
        },
    ),
    ChoiceTask(
        "0.d",
        right="c",
        messages={
            "a": "The sign is no obstacle: the logarithm of every probability below 1 is negative. And "
            "with 10 added, no logit of the pets is negative, while the probabilities are the same.",
            "b": "Take 10 from every logit. The fish has -9.3 then, a negative logit, and still 0.714, far "
            "above one half. Zero is no border: what counts is how far a logit is from the others.",
            "c": "A logit is the logarithm of a probability, plus a number that all classes share. So two "
            "logits tell how many times as likely one class is as the other, whatever their signs.",
        },
    ),
    ChoiceTask(
        "0.e",
        right="b",
        messages={
            "a": "That is what the printed formula promises. But softmax divides by a sum over all scores "
            "that it is given, and here it is given one. The pets' probabilities need all four scores"
            " at once.",
            "b": "With one score there is one class, and it gets everything, whatever its score. Softmax "
            "takes all scores at once: each probability depends on every one of them.",
            "c": "They are equal, but each call knows nothing of the other three. Each of them hands out "
            "the whole 1.",
            "d": "In each call the probabilities sum to 1, as always. With a single class in it, that "
            "class gets all of it.",
        },
    ),
]
