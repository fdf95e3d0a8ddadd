"""The questions of lesson 08, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "8.a",
        right="b",
        messages={
            "a": "Dividing by one half doubles every score, so the gaps double as well. Try it on two words "
            "whose scores are 1 apart.",
            "b": "Dividing by a small temperature makes the gaps larger, so the largest share grows towards "
            "1.",
            "c": "The order of the shares stays as it was. Do their sizes? Softmax sees the gaps between "
            "the scores, and these have doubled.",
        },
    ),
    ChoiceTask(
        "8.b",
        right="c",
        messages={
            "a": "Along the columns each column sums to 1. Then the examples would share out a class.",
            "b": "Over the whole table all numbers together sum to 1, and no row is a distribution by "
            "itself.",
            "c": "Each row is an example by itself, so its sum runs along the row, the last axis: axis 1 "
            "here.",
        },
    ),
    ChoiceTask(
        "8.c",
        right="a",
        messages={
            "a": "The exponential of minus infinity is exactly 0. The word gets nothing, and the others "
            "share the whole.",
            "b": "Minus infinity is a float like others, and softmax takes it. Where does e^z go when z "
            "falls and falls?",
            "c": "A score of 0 is an ordinary one: before the division it gives e^0 = 1. Where does e^z go "
            "when z falls and falls?",
        },
    ),
    ChoiceTask(
        "8.d",
        right="c",
        messages={
            "a": "Each product has the same spread, but there are more and more of them in the sum. What "
            "does that do to the gaps between ten scores?",
            "b": "Averages even out, but a dot product is a sum: nobody divides by d. How far do sums of d "
            "random numbers lie apart?",
            "c": "A sum of d products spreads like the root of d. Large gaps between scores make sharp "
            "weights, though everything here is chance.",
            "d": "Single draws jump. But the mean of many draws has a clear direction. Ask what becomes of "
            "the gaps between the scores when each is a sum of more products.",
        },
    ),
    ChoiceTask(
        "8.e",
        right="b",
        messages={
            "a": "A dot product does not ask how near a key is. Compute the scores: multiply entry by "
            "entry, and add up.",
            "b": "A dot product grows with the length of the key. A long key in about the same direction "
            "beats a short one that lies right at the query.",
            "c": "The scores differ: they are dot products of the query with different keys. Only at the "
            "origin are they all 0.",
        },
    ),
    ChoiceTask(
        "8.f",
        right="a",
        messages={
            "a": "The whole sentence is what an encoder is given, and it guesses none of it. Under a causal "
            "mask “bank” in “the bank of the river” could not look at “river”.",
            "b": "You read from left to right, and come back to a word when you know more. Which word of "
            "“the bank of the river” tells you which bank is meant, and where does it stand?",
            "c": "Sometimes what comes later misleads. Now try “the bank of the river”: which word tells "
            "you which bank is meant, and where does it stand?",
        },
    ),
    ChoiceTask(
        "8.g",
        right="c",
        messages={
            "a": "The size of a weight says how much of a value is taken, not why. If it were 0.9, you "
            "would still have to ask whether it has to do with the word “it”.",
            "b": "Heads are meant to differ: each has weights of its own. That others look elsewhere says "
            "nothing for this one, nor against it.",
            "c": "Ten of the sixteen rows look most at “animal”, even that of the full stop, and in the "
            "other sentence too. One head that looks right, in one sentence, proves little.",
        },
    ),
    ChoiceTask(
        "8.h",
        right="b",
        messages={
            "a": "A large weight says that much of a value is taken, compared with the others of its row. "
            "But a row sums to 1 even where nothing fits, and something must get it.",
            "b": "Softmax sees gaps alone, and cannot say that nothing fits. A place that gets such weights "
            "is called an attention sink. Whether that is all that [CLS] does here, the weights do not say.",
            "c": "The weights of a row sum to 1, those of a column need not: all rows may look at one "
            "place. That is nearly what happens here.",
        },
    ),
]
