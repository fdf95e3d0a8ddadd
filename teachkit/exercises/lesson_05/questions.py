"""The questions of lesson 05 that are answered by a letter."""

from teachkit.exercises.task import ChoiceTask

tasks = [
    ChoiceTask(
        "5.a",
        right="b",
        messages={
            "a": "Each exponential grows, by the factor e^5. But so does their sum, and the division takes "
            "the factor out again. Probabilities that all rise could not sum to 1.",
            "b": "Each exponential grows by the same factor e^5, and so does their sum. The division takes "
            "it out. That is why three scores will need only a plane.",
            "c": "Fish gains as much as the others do: what counts are differences of scores, and fish is "
            "still 1.5 ahead of bird. Multiplying the scores would make fish surer.",
        },
    ),
    ChoiceTask(
        "5.b",
        right="c",
        messages={
            "a": "1.5 is the difference of the scores. The ratio of the probabilities is its exponential.",
            "b": "Only these two count. The other scores stand in the sum below both, and that cancels in "
            "the ratio.",
            "c": "A difference of scores becomes a ratio of probabilities, whatever the other scores are: "
            "that of fish to bird is e^1.5.",
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
        right="b",
        messages={
            "a": "Equal regions say who wins, not by how much. Far from the wall the winner has nearly all.",
            "b": "The wall is where two classes have one half each. One step away from it the difference of "
            "the scores is no longer 0, and the probabilities part.",
            "c": "The point (0, 0) is on the wall, and so is (3, 3): one half each wherever the two scores "
            "are equal.",
        },
    ),
]
