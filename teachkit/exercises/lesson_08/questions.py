"""The questions of lesson 08, answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "8.a",
        right="b",
        messages={
            "a": "A low temperature makes gaps larger, and a large gap makes one share larger. Dividing by a "
            "small number makes every score larger in size.",
            "b": "Dividing by a small temperature makes the gaps larger, so the largest share grows towards "
            "1.",
            "c": "The order of the shares stays as it was. Their sizes do not: the gaps between the scores "
            "have become larger.",
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
            "b": "Softmax copes with minus infinity: its exponential is 0. Only where every score is minus "
            "infinity is nothing left to share.",
            "c": "A score of 0 would give it the weight e^0 = 1 before the division, as any other score of "
            "0. Minus infinity gives it nothing.",
        },
    ),
    ChoiceTask(
        "8.d",
        right="c",
        messages={
            "a": "Each product has the same spread, and there are more and more of them: their sum spreads "
            "like the root of d. Larger scores make sharper weights.",
            "b": "Averages even out, but a dot product is a sum. It spreads like the root of d, so the gaps "
            "between the scores grow.",
            "c": "A sum of d products spreads like the root of d. Large gaps between scores make sharp "
            "weights, though everything here is chance.",
            "d": "Single draws jump. But their mean has a clear direction: the scores spread like the root "
            "of d, so the gaps grow with d.",
        },
    ),
    ChoiceTask(
        "8.e",
        right="b",
        messages={
            "a": "A dot product does not ask how near a key is. The key of dog is longer and points nearly "
            "the same way, so its dot product with this query is larger.",
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
            "b": "In “the bank of the river” the word that makes sense of “bank” comes last. A reader looks "
            "back and ahead; the mask takes the second away.",
            "c": "A decoder has to guess the next word, so it must not see it. This encoder guesses no "
            "word: the whole sentence is what it is given.",
        },
    ),
    ChoiceTask(
        "8.g",
        right="c",
        messages={
            "a": "It looks so in this sentence. In the one that ends with “wide” the word “it” means the "
            "street, and the head looks at “animal” all the same.",
            "b": "The head does look at “animal”, and its weights are real. But it does so from most words, "
            "in both sentences: that is no sign of what “it” means.",
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
