"""The questions of lesson 07 that are answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "7.a",
        right="a",
        messages={
            "a": "The gradient is p minus the one-hot label: 0.2 - 1, 0.5 and 0.3. It sums to 0.",
            "b": "That is the downhill direction, the label minus p. The gradient points the other way, "
            "uphill.",
            "c": "Those are the probabilities. Subtract the one-hot label: 1 from the true class, cat.",
            "d": "-1.6 is the logarithm of 0.2: minus the loss itself. The gradient says how the loss "
            "answers to each score, and that is p minus the label.",
        },
    ),
    ChoiceTask(
        "7.b",
        right="b",
        messages={
            "a": "They would, if they were equally probable. The downhill direction is the label minus "
            "p: write down p for the three scores, and subtract.",
            "b": "The label minus p: cat rises by 1 - p, and each wrong score falls by its own "
            "probability. Bird is the more probable one, so it falls more.",
            "c": "If cat alone rose, the changes would not sum to 0. The label minus p does: what cat "
            "gains, dog and bird lose.",
        },
    ),
    ChoiceTask(
        "7.c",
        right="d",
        messages={
            "a": "That is the probability of what happened. The loss is large where this is small, and 0 "
            "where it is 1: which function does that (lesson 06)?",
            "b": "That is the probability of all other words together. The loss asks for the probability "
            "of what happened alone, and has no upper limit.",
            "c": "One in four: that is 1 / p. The loss grows with it, but two surprises in a row must add "
            "up, and these numbers multiply.",
            "d": "Minus ln 0.25 is ln 4, about 1.4 nats: as surprising as one of four equal chances.",
        },
    ),
    ChoiceTask(
        "7.d",
        right="c",
        messages={
            "a": "That is true of free scores. Here a step moves weights that all pictures share, so "
            "each picture is also moved by the others. Section 5 measures by how much.",
            "b": "The picture itself is one of 60 that move the shared weights, so it decides little on "
            "its own. Section 5 measures the angle.",
            "c": "So it is in the first 100 steps of this training, and section 5 shows each picture. The "
            "weights are shared, and most of a picture's step comes from the others.",
            "d": "Then its own label would have no say in a picture's step. It has some: the picture is one "
            "of the 60 whose mean loss goes down. Section 5 measures the angle.",
        },
    ),
    ChoiceTask(
        "7.e",
        right="b",
        messages={
            "a": "Leave ReLU out on paper: write z as one product of tables, without biases. Where may "
            "you put the brackets?",
            "b": "A table times a table is a table. So the three tables melt into one, and the biases "
            "into one row.",
            "c": "Nothing is set to 0 here: it is ReLU that puts zeros, and it is gone. A product of "
            "tables is 0 only for special tables.",
        },
    ),
    ChoiceTask(
        "7.f",
        right="b",
        messages={
            "a": "x has D columns and G has N rows: they do not fit. Each example must meet its own row "
            "of G, so the sum runs over the N rows of both.",
            "b": "For the weight from input j to class k each example gives x_j times its G_k, and the "
            "product adds these up over the N rows. The shape is that of W, D rows of K.",
            "c": "These are the right numbers, but the table lies on its side: K rows of D. It must have "
            "the shape of W.",
            "d": "D columns of x do not fit K rows of the turned G. And where they do, it pairs examples "
            "with each other; no weight belongs to a pair of examples.",
        },
    ),
    ChoiceTask(
        "7.g",
        right="c",
        messages={
            "a": "More layers can draw any border. But where the clouds overlap, there are cats and dogs "
            "on both sides of every border.",
            "b": "Chance moves each picture, but around the place of its own class. So the place says "
            "much about the class, and a guess among three does not use that.",
            "c": "Where clouds overlap, the best that anyone can do is to choose the class that is most "
            "probable there. For these clouds that is right for 87 of 100.",
            "d": "The rate decides how fast training comes near the best, and whether it does. The best "
            "itself is a property of the clouds.",
        },
    ),
    ChoiceTask(
        "7.h",
        right="a",
        messages={
            "a": "Add the same number to all logits: loss and gradient stay. Where logits are free, "
            "gradient descent raises the right one and lowers the wrong ones.",
            "b": "Add 100 to all logits: the right one has grown by 100. What becomes of p, and of the loss?",
            "c": "Let all logits grow, the right one the most. The wrong ones are large then. What becomes "
            "of the loss?",
        },
    ),
    ChoiceTask(
        "7.i",
        right="b",
        messages={
            "a": "It has learned these 60. The question is what it makes of pictures that it has not seen.",
            "b": "A network with more parameters than examples can learn them by heart, and still draw "
            "its borders in the wrong places. Count on pictures that it has not seen.",
            "c": "This one does, after a few hundred steps: it has 1,283 parameters for 60 pictures.",
        },
    ),
    ChoiceTask(
        "7.j",
        right="c",
        messages={
            "a": "While the steps are short, twice the rate is nearly twice as fast. But the slope is "
            "that of the place where you stand; a long step leaves the place where it is true.",
            "b": "A small rate is safe and slow: after the same number of steps it is the one that has "
            "come the least far.",
            "c": "A gradient tells the slope where you stand. A step that is too long lands on the other "
            "side of the valley, higher than before, and the next one is longer still.",
        },
    ),
    ChoiceTask(
        "7.k",
        right="b",
        messages={
            "a": "That is the rate times the gradient: the step of SGD. Adam divides by the size of the "
            "gradient.",
            "b": "At the first step the corrected mean is g, and the root of the corrected mean square "
            "is its size. The quotient is 1 or -1, whatever the size.",
            "c": "That divides both by the size of the larger gradient. Adam divides each parameter's mean "
            "by the root mean square of its own.",
        },
    ),
    ChoiceTask(
        "7.l",
        right="c",
        messages={
            "a": "Momentum keeps the plane too. The velocity is a weighted sum of gradients; each sums "
            "to 0 over the classes, so the velocity does.",
            "b": "Adam divides each entry by the root of its own mean square: (2, -1, -1) becomes (1, "
            "-1, -1), and that sums to -1.",
            "c": "What every gradient keeps, every sum of gradients keeps, and shrinking keeps it too. "
            "Adam does not take sums: it divides each entry by a number of its own.",
            "d": "Whatever the layers below make of h: rows of W that sum to 0, and b that sums to 0, "
            "give logits that sum to 0.",
        },
    ),
    ChoiceTask(
        "7.m",
        right="b",
        messages={
            "a": "On the right side the loss is still above 0, and a larger margin lowers it: the slope "
            "goes on moving the weights.",
            "b": "There is always a little loss left to gain, and less and less of it: the margin grows "
            "nearly as a logarithm of the number of steps.",
            "c": "The further ahead the right logit is, the smaller p - y becomes, and with it the steps.",
            "d": "So it is with smoothed labels: softmax must equal the targets, and one margin does "
            "that. With one-hot labels no finite margin does.",
        },
    ),
    ChoiceTask(
        "7.n",
        right="c",
        messages={
            "a": "From step 1000 to 3000 the mean margin and its spread both grow. A fixed centre would "
            "have a margin that stays.",
            "b": "The margin still grows from step 1000 to 3000, though more and more slowly. Every "
            "picture's loss has a slope left.",
            "c": "With one-hot labels there is no place where the slope is 0, so nothing can be a "
            "centre. Labels that are smoothed have such a place, one for each class.",
        },
    ),
]
