"""The questions of the self-test that closes the course, two or three a lesson.

Their words stand in the notebook of lesson 09, and only there.
"""

from teachkit.exercises.quiz import letter, number

L1 = "01_exponentials.ipynb"
L2 = "02_normalization.ipynb"
L3 = "03_temperature.ipynb"
L4 = "04_sigmoid.ipynb"
L5 = "05_geometry.ipynb"
L6 = "06_cross_entropy.ipynb"
L7 = "07_training.ipynb"
L8 = "08_attention.ipynb"

QUESTIONS = (
    letter(
        "q1",
        L1,
        "Read a ratio off a difference",
        right="c",
        why={
            "a": "The difference is the logarithm of the ratio, not the ratio.",
            "b": "Logits are not weights: only after the exponential does division give a ratio.",
            "d": "The others divide both by the same sum, so the ratio of the two does not change.",
        },
    ),
    letter(
        "q2",
        L1,
        "Break plain division",
        right="a",
        why={
            "b": "Divided by their sum, numbers always sum to 1: that is not the trouble.",
            "c": "A sum of 1 is not enough: no probability is negative.",
            "d": "The order flips where the sum is negative. Here it is 3.",
        },
    ),
    number(
        "q3",
        L2,
        "Dig deeper: leave a class out",
        right=0.5,
        why={
            1 / 3: "The masked class gets exactly 0, so two classes share the 1.",
            0.0: "`np.exp(800)` overflows, but softmax subtracts the largest score first.",
            1.0: "The two scores are equal, so they share.",
        },
    ),
    letter(
        "q4",
        L2,
        "Take many rows at once",
        right="d",
        why={
            "a": "That is one sum for all examples: the whole table sums to 1, not each row.",
            "b": "That adds up different examples: the columns sum to 1, not the rows.",
            "c": "Five sums in a row do not fit rows of three: NumPy needs them as a column.",
        },
    ),
    letter(
        "q5",
        L3,
        "1. Divide the logits by a temperature",
        right="b",
        why={
            "a": "That is what a low temperature does; it is often stated the wrong way round.",
            "c": "The order stays, the sizes do not.",
            "d": "All four must still sum to 1: they become more equal.",
        },
    ),
    number(
        "q6",
        L3,
        "2. Change the temperature of probabilities",
        right=0.64 / 0.68,
        why={
            0.64: "Powers of probabilities must be divided by their sum again.",
            2 / 3: "That is temperature 2: the power is 1/T.",
            0.8: "A lower temperature makes the prediction surer.",
            0.4: "The temperature divides logits, and raises probabilities to a power.",
            1.6: "The temperature divides logits, and raises probabilities to a power.",
        },
    ),
    letter(
        "q7",
        L3,
        "5. Ask whether it is right as often as it is sure",
        right="a",
        why={
            "b": "That would make it surer still, and it is too sure.",
            "c": "A temperature leaves the order of the classes, so the answers, as they are.",
            "d": "Numbers that sum to 1 need not be right as often as they say.",
        },
    ),
    letter(
        "q8",
        L4,
        "1. Compare two scores",
        right="d",
        why={
            "a": "That ignores the other score: it is right only if it is 0.",
            "b": "Scores are compared by their difference: the same number added to both changes nothing.",
            "c": "Two sigmoids that are made to sum to 1 are not softmax.",
        },
    ),
    letter(
        "q9",
        L4,
        "Dig deeper: where the result is rounded",
        right="b",
        why={
            "a": "It never does: $1/(1 + e^{-x})$ is below 1 for every number.",
            "c": "A float64 overflows only beyond 709.",
            "d": "Nothing is cut off; the nearest float64 is 1.",
        },
    ),
    number(
        "q10",
        L5,
        "Dig deeper: five classes",
        right=4.0,
        why={
            5.0: "One direction changes nothing: the same number added to all scores.",
            2.0: "Two are what a picture shows; the other ones are lost in it.",
            3.0: "Three are what a model of it could show; one more is needed.",
            1.0: "One is the direction in which nothing changes.",
            10.0: "That is the number of pairs of classes; not all of their differences are independent.",
        },
    ),
    letter(
        "q11",
        L5,
        "5. Look at downhill on the plane",
        right="c",
        why={
            "a": "That holds for two classes; with three only where the two wrong ones are equally likely.",
            "b": "The loss has no lowest place: downhill has no end, and no Gaussian attracts it.",
            "d": "The scores of the wrong classes fall, each by its probability.",
        },
    ),
    number(
        "q12",
        L6,
        "1. Price a surprise",
        right=2.302585092994046,
        why={
            1.0: "That is the logarithm to base 10. A nat belongs to the natural logarithm.",
            10.0: "The loss is a logarithm: what multiplies the probability adds to the loss.",
            3.321928094887362: "Those are bits. A nat belongs to the natural logarithm.",
            -2.302585092994046: "It rises: the less probable the truth was, the dearer.",
            0.9: "The loss is a logarithm, not a difference of probabilities.",
            0.1: "That is what the probability is multiplied by. The loss rises by minus its logarithm.",
        },
    ),
    letter(
        "q13",
        L6,
        "4. Start from logits, not from probabilities",
        right="a",
        why={
            "b": "Probabilities are numbers, and any numbers can be logits: nothing stops it.",
            "c": "Softmax twice is not softmax once: from 0 to 1 the scores have little room.",
            "d": "The slope is flatter, and where it should be steepest it fades.",
        },
    ),
    number(
        "q14",
        L6,
        "3. Follow the gradient",
        right=-0.8,
        why={
            0.8: "That is the downhill direction, y − p. The slope is p − y.",
            -5.0: "That is the slope by the probability, −1/p. The question is about the logit.",
            0.2: "That is p. The truth is still to be subtracted.",
            -0.2: "The truth is 1 for the second class: the slope is p − 1, not −p.",
            1.6094379124341003: "That is the loss itself.",
        },
    ),
    letter(
        "q15",
        L7,
        "Dig deeper: do the logits ever arrive?",
        right="d",
        why={
            "a": "The slope has the size 1 − p, and fades as the margin grows.",
            "b": "The slope is never exactly 0 while the labels are one-hot; smoothed labels end that.",
            "c": "Small steps down a convex loss do not swing.",
        },
    ),
    letter(
        "q16",
        L7,
        "What people get wrong",
        right="c",
        why={
            "a": "On what it has seen. Nobody will ask it that again.",
            "b": "That too is of examples that it has seen.",
            "d": "The best of several runs is luck; print the range.",
        },
    ),
    number(
        "q17",
        L8,
        "2. Divide by the root of d",
        right=8.0,
        why={
            64.0: "The variance of the scores grows like d; their spread, which matters, like its root.",
            4096.0: "That is the square of 64. The spread of the scores grows like the root.",
            0.125: "That is the factor. The temperature is what the scores are divided by.",
            1.0: "Without a scale the weights saturate: the scores spread like the root of d.",
        },
    ),
    letter(
        "q18",
        L8,
        "3. Close some places",
        right="b",
        why={
            "a": "A score of 0 is a score like any other: its weight is not 0.",
            "c": "Then the weights do not sum to 1 any more, and the place has still taken its share.",
            "d": "It would still take weight from the others, and pull the output towards 0.",
        },
    ),
)
