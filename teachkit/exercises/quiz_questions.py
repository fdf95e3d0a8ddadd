"""The questions of the self-test that closes the course, two or three a lesson."""

_L1, _L2, _L3, _L4 = (
    "01_exponentials.ipynb",
    "02_normalization.ipynb",
    "03_temperature.ipynb",
    "04_sigmoid.ipynb",
)
_L5, _L6, _L7, _L8 = (
    "05_geometry.ipynb",
    "06_cross_entropy.ipynb",
    "07_training.ipynb",
    "08_attention.ipynb",
)

QUESTIONS = (
    {
        "notebook": _L1,
        "section": "Read a ratio off a difference",
        "text": "The logits of cat and dog are 5 and 3. How many times as probable as dog is cat?",
        "options": (
            "twice: 5 − 3",
            "5/3 times",
            "$e^2$ times",
            "that depends on the logits of the other classes",
        ),
        "answer": "c",
        "why": {
            "a": "The difference is the logarithm of the ratio, not the ratio.",
            "b": "Logits are not weights: only after the exponential does division give a ratio.",
            "d": "The others divide both by the same sum, so the ratio of the two does not change.",
        },
    },
    {
        "notebook": _L1,
        "section": "Break plain division",
        "text": "The scores 3, 1 and −1 are divided by their sum, 3. What is wrong with the shares?",
        "options": (
            "they sum to 1, and one of them is negative",
            "they do not sum to 1",
            "nothing: they sum to 1",
            "the largest score gets the smallest share",
        ),
        "answer": "a",
        "why": {
            "b": "Divided by their sum, numbers always sum to 1: that is not the trouble.",
            "c": "A sum of 1 is not enough: no probability is negative.",
            "d": "The order flips where the sum is negative. Here it is 3.",
        },
    },
    {
        "notebook": _L2,
        "section": "Leave a class out: minus infinity",
        "text": "What is the first entry of `softmax([800, 800, -np.inf])`?",
        "answer": 0.5,
        "why": {
            1 / 3: "The masked class gets exactly 0, so two classes share the 1.",
            0.0: "`np.exp(800)` overflows, but softmax subtracts the largest score first.",
            1.0: "The two scores are equal, so they share.",
        },
    },
    {
        "notebook": _L2,
        "section": "6. Handle many rows at once",
        "text": "`z` has shape (5, 3): five examples, three classes. By what do you divide `np.exp(z)`?",
        "options": (
            "`np.exp(z).sum()`",
            "`np.exp(z).sum(axis=0)`",
            "`np.exp(z).sum(axis=1)`",
            "`np.exp(z).sum(axis=1, keepdims=True)`",
        ),
        "answer": "d",
        "why": {
            "a": "That is one sum for all examples: the whole table sums to 1, not each row.",
            "b": "That adds up different examples: the columns sum to 1, not the rows.",
            "c": "Five sums in a row do not fit rows of three: NumPy needs them as a column.",
        },
    },
    {
        "notebook": _L3,
        "section": "1. Divide the logits by a temperature",
        "text": "The temperature rises from 1 to 5. What happens to the largest of four probabilities?",
        "options": (
            "it grows: the prediction gets surer",
            "it falls towards 1/4",
            "it stays, because the order stays",
            "it falls towards 0",
        ),
        "answer": "b",
        "why": {
            "a": "That is what a low temperature does; it is often stated the wrong way round.",
            "c": "The order stays, the sizes do not.",
            "d": "All four must still sum to 1: they become more equal.",
        },
    },
    {
        "notebook": _L3,
        "section": "2. Change the temperature of probabilities",
        "text": "Two probabilities are 0.8 and 0.2, at temperature 1. What is the first at temperature 1/2?",
        "answer": 0.64 / 0.68,
        "why": {
            0.64: "Powers of probabilities must be divided by their sum again.",
            2 / 3: "That is temperature 2: the power is 1/T.",
            0.8: "A lower temperature makes the prediction surer.",
            0.4: "The temperature divides logits, and raises probabilities to a power.",
            1.6: "The temperature divides logits, and raises probabilities to a power.",
        },
    },
    {
        "notebook": _L3,
        "section": "8. Ask whether it is right as often as it is sure",
        "text": "A model is 90 % sure each time, and right 7 times in 10. Which temperature makes it honest?",
        "options": (
            "one above 1; its answers stay the same",
            "one below 1; its answers stay the same",
            "one above 1; it also gets more of them right",
            "none: softmax gives probabilities already",
        ),
        "answer": "a",
        "why": {
            "b": "That would make it surer still, and it is too sure.",
            "c": "A temperature leaves the order of the classes, so the answers, as they are.",
            "d": "Numbers that sum to 1 need not be right as often as they say.",
        },
    },
    {
        "notebook": _L4,
        "section": "1. Two scores collapse to one difference",
        "text": "Which of these is the first entry of the softmax of two scores $z_1$ and $z_2$?",
        "options": (
            "$\\sigma(z_1)$",
            "$\\sigma(z_1 / z_2)$",
            "$\\sigma(z_1) / (\\sigma(z_1) + \\sigma(z_2))$",
            "$\\sigma(z_1 - z_2)$",
        ),
        "answer": "d",
        "why": {
            "a": "That ignores the other score: it is right only if it is 0.",
            "b": "Scores are compared by their difference: the same number added to both changes nothing.",
            "c": "Two sigmoids that are made to sum to 1 are not softmax.",
        },
    },
    {
        "notebook": _L4,
        "section": "Where the result is rounded",
        "text": "`sigmoid(40)` prints 1.0. Why?",
        "options": (
            "the sigmoid reaches 1 there",
            "it is below 1 by less than a float64 can show",
            "`np.exp(40)` overflows",
            "the package cuts it off",
        ),
        "answer": "b",
        "why": {
            "a": "It never does: $1/(1 + e^{-x})$ is below 1 for every number.",
            "c": "A float64 overflows only beyond 709.",
            "d": "Nothing is cut off; the nearest float64 is 1.",
        },
    },
    {
        "notebook": _L5,
        "section": "10. Turn a shadow of five classes",
        "text": "With 5 classes, in how many independent directions do scores change the probabilities?",
        "answer": 4.0,
        "why": {
            5.0: "One direction changes nothing: the same number added to all scores.",
            2.0: "Two are what a picture shows; the other ones are lost in it.",
            3.0: "Three are what a model of it could show; one more is needed.",
            1.0: "One is the direction in which nothing changes.",
        },
    },
    {
        "notebook": _L5,
        "section": "6. See where downhill is",
        "text": "Three classes. In which direction does the loss fall fastest?",
        "options": (
            "along the class axis of the true class, everywhere",
            "towards the middle of the Gaussian of the true class",
            "along $e_y - p$, up to 30° off the class axis",
            "along $e_y$: only the true score moves",
        ),
        "answer": "c",
        "why": {
            "a": "That holds for two classes; with three only where the two wrong ones are equally likely.",
            "b": "The loss has no lowest place: downhill has no end, and no Gaussian attracts it.",
            "d": "The scores of the wrong classes fall, each by its probability.",
        },
    },
    {
        "notebook": _L6,
        "section": "1. Price a surprise",
        "text": "The probability of the true class falls to a tenth of what it was. By how many nats does "
        "the loss rise? Two digits are enough.",
        "answer": 2.302585092994046,
        "why": {
            1.0: "That is the logarithm to base 10. A nat belongs to the natural logarithm.",
            10.0: "The loss is a logarithm: what multiplies the probability adds to the loss.",
            3.321928094887362: "Those are bits. A nat belongs to the natural logarithm.",
            -2.302585092994046: "It rises: the less probable the truth was, the dearer.",
            0.9: "The loss is a logarithm, not a difference of probabilities.",
        },
    },
    {
        "notebook": _L6,
        "section": "What the second softmax does",
        "text": "A library's cross-entropy expects logits, and you give it probabilities. What happens?",
        "options": (
            "it runs, and the loss never gets near 0",
            "it stops with an error",
            "the loss is the same: softmax of probabilities changes nothing",
            "it learns faster, because the numbers are smaller",
        ),
        "answer": "a",
        "why": {
            "b": "Probabilities are numbers, and any numbers can be logits: nothing stops it.",
            "c": "Softmax twice is not softmax once: from 0 to 1 the scores have little room.",
            "d": "The pull is weaker, and where it should be strongest it fades.",
        },
    },
    {
        "notebook": _L6,
        "section": "4. Follow the gradient",
        "text": "The probabilities are 0.7, 0.2 and 0.1, and the second class is true. What is the slope of "
        "the loss by the second logit?",
        "answer": -0.8,
        "why": {
            0.8: "That is the downhill direction, y − p. The slope is p − y.",
            -5.0: "That is the slope by the probability, −1/p. The question is about the logit.",
            0.2: "That is p. The truth is still to be subtracted.",
            1.6094379124341003: "That is the loss itself.",
        },
    },
    {
        "notebook": _L7,
        "section": "6. Ask whether they arrive",
        "text": "One-hot labels, plain gradient descent on the logits. The margin stands at 8; "
        "what is it after ten times as many steps?",
        "options": (
            "about 80: it grows with the steps",
            "8: training has converged",
            "it swings to and fro",
            "about 10: it grows like their logarithm",
        ),
        "answer": "d",
        "why": {
            "a": "The pull is 1 − p, and fades as the margin grows.",
            "b": "The slope is never exactly 0 while the labels are one-hot; smoothed labels end that.",
            "c": "Small steps down a convex loss do not swing.",
        },
    },
    {
        "notebook": _L7,
        "section": "9. Read real handwriting",
        "text": "A network gets all its training examples right. What do you report?",
        "options": (
            "that it is right 100 % of the time",
            "the loss in training, which is finer than the accuracy",
            "the accuracy on examples that it has not seen, over several seeds",
            "the accuracy on unseen examples with the best seed",
        ),
        "answer": "c",
        "why": {
            "a": "On what it has seen. Nobody will ask it that again.",
            "b": "That too is of examples that it has seen.",
            "d": "The best of several runs is luck; print the range.",
        },
    },
    {
        "notebook": _L8,
        "section": "3. Divide by the root of d",
        "text": "Queries and keys have 64 numbers each. By which temperature does scaled dot-product "
        "attention divide the scores?",
        "answer": 8.0,
        "why": {
            64.0: "The variance of the scores grows like d; their spread, which matters, like its root.",
            0.125: "That is the factor. The temperature is what the scores are divided by.",
            1.0: "Without a scale the weights saturate: the scores spread like the root of d.",
        },
    },
    {
        "notebook": _L8,
        "section": "5. Close some places",
        "text": "A query must not look at some place. What do you do?",
        "options": (
            "set its score to 0 before the softmax",
            "set its score to minus infinity before the softmax",
            "set its weight to 0 after the softmax",
            "set its value to 0",
        ),
        "answer": "b",
        "why": {
            "a": "A score of 0 is a score like any other: its weight is not 0.",
            "c": "Then the weights do not sum to 1 any more, and the place has still taken its share.",
            "d": "It would still take weight from the others, and pull the output towards 0.",
        },
    },
)
