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
            "a": "A decoder writes one word after the other. While it learns, the whole sentence is there, "
            "and the next word must not be seen: it is what is to be guessed.",
            "b": "Whoever reads a whole sentence may look at all of it: the words to the right belong to the "
            "question, not to the answer.",
            "c": "Padding is closed in both, because it means nothing. The causal mask has another reason: "
            "the words to come are what a decoder has to guess.",
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
            "a": "The weights of a query always sum to 1: some place must get them. Softmax sees gaps alone, "
            "and cannot say that nothing fits.",
            "b": "The weights must go somewhere, and a mark that carries no meaning does no harm there. Such "
            "places are called attention sinks; here [CLS] is the most-looked-at column in more than nine of "
            "ten tables.",
            "c": "[CLS] is a mark that stands in front of every sentence. It gets much attention in "
            "sentences of whatever content, which speaks against a meaning of its own.",
        },
    ),
    ChoiceTask(
        "8.i",
        right="a",
        messages={
            "a": "The closed place took part in the sum before it was struck out, so the rest sums to less "
            "than 1. Minus infinity before the softmax leaves the whole to the open places.",
            "b": "Both give the closed place 0. But struck out afterwards, its share is lost, and the output "
            "shrinks.",
            "c": "An error would be welcome. The result looks harmless, and its sum is below 1.",
        },
    ),
]
