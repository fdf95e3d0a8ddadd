"""The questions of lesson 05 that are answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "5.a",
        right="c",
        messages={
            "a": "There is room above 0.01, but the sigmoid is nearly flat there: the gap is large, and 0.1 "
            "more changes it little.",
            "b": "0.1 is the same step of the score everywhere. What it does to the probability is the slope "
            "of the sigmoid, and that differs from place to place.",
            "c": "With two words the probability is the sigmoid of the gap, and that is steepest in its "
            "middle, with the slope one quarter.",
        },
    ),
    ChoiceTask(
        "5.b",
        right="b",
        messages={
            "a": "A lower temperature makes the gap larger. At 0.5 the gap is twice as large, and the factor "
            "is 4 times 4.",
            "b": "A factor of 4 is e to the gap. Half the gap, at the temperature 2, leaves the root of 4.",
            "c": "The scores are divided by the temperature, and so is their gap. The factor is e to the "
            "gap: it moves with the temperature.",
        },
    ),
    ChoiceTask(
        "5.c",
        right="a",
        messages={
            "a": "The sigmoid goes from the difference to the probability, and the logarithm of "
            "p / (1 - p) goes back: the odds are 9 to 1, and ln 9 is about 2.2.",
            "b": "0.9 is what the sigmoid returns. What it was given is the logarithm of the odds, 9 to 1.",
            "c": "The two scores themselves you cannot know, but their difference you can: with two classes "
            "the probability is the sigmoid of it, and that can be undone.",
        },
    ),
    ChoiceTask(
        "5.d",
        right="b",
        messages={
            "a": "Straight up lowers dog and bird alike. But bird has hardly any probability here, so "
            "lowering its score gains nothing.",
            "b": "Here nearly all the wrong probability is dog's. What helps is more of cat and less of dog: "
            "towards cat's corner and away from dog's, which is 30 degrees off the straight way up.",
            "c": "On the way to the centre bird's score rises with cat's. That is a waste: bird is wrong as "
            "well, and the loss falls faster without it.",
            "d": "There is no such point. Wherever the scores are, the loss can be lowered further, and the "
            "way down depends on the place.",
        },
    ),
    ChoiceTask(
        "5.e",
        right="a",
        messages={
            "a": "From above the three share the full circle evenly: 360 degrees by three. A part of each "
            "arrow points at your eye, and that part is lost from sight.",
            "b": "In space they do stand at 90 degrees. But from above you see each without the part that "
            "points at your eye, and that changes the angle.",
            "c": "60 degrees would leave half of the circle empty. No score is different from the others, so "
            "the three arrows must share the circle evenly.",
        },
    ),
    ChoiceTask(
        "5.f",
        right="c",
        messages={
            "a": "It would hold if each picture had scores of its own that could move freely. A network has "
            "weights instead, and every picture's scores are computed from the same ones.",
            "b": "What a step averages is the gradient of the weights, not the directions of the scores. How "
            "far the scores of a picture then move, and where to, depends on its own features.",
            "c": "A step changes the weights, and these serve all pictures. What the step does for one "
            "picture moves the scores of the others as well, and some end up farther from their truth.",
        },
    ),
    ChoiceTask(
        "5.g",
        right="c",
        messages={
            "a": "More axes do fit at nearly right angles to each other. But the question is another one: "
            "how far downhill can be off its own axis. Unfold the look below.",
            "b": "The largest angle depends on the number of classes: 0 degrees for two, 30 for three.",
            "c": "When all wrong probability is one class's, downhill is halfway between raising the true "
            "class and lowering that one. The more classes, the closer this comes to 45 degrees.",
        },
    ),
    ChoiceTask(
        "5.h",
        right="a",
        messages={
            "a": "Bird's score falls by next to nothing, dog's by a lot. What counts are differences: bird "
            "gains on dog, and its probability rises a little. Cat's rises more, and the loss falls.",
            "b": "That holds while the other scores rest. Here dog's score falls much faster than bird's, so "
            "bird gains on dog.",
            "c": "Cat gains what the two lose together. But dog alone can lose that, and a little more, "
            "which bird gets.",
        },
    ),
]
