"""An explorer in which as many artists move as you like, to see how the cost of an update grows."""

from teachkit.explorers.engine import Explorer, Number, panels
from teachkit.figures.style import INK


class Many(Explorer):
    """Many bars, one of which is dragged by the dot on its top."""

    heading = "Many bars"
    how = "Drag the dot."
    count = 3  # artists that move
    height = Number(0.5, 0, 1, step=0.01, box=True)

    def heights(self):
        return many_heights(self.height, self.count)

    def build(self):
        figure, bars, dot = many_bars(self.heights())
        self.follow(bars, height=self.heights)
        self.handle("height", dot, along="y")
        return figure

    def sentence(self):
        return f"The first bar is {self.height:.2f} high."


def many(count):
    """Return the class of an explorer in which so many artists move."""
    return type(f"Many{count}", (Many,), {"count": count, "__doc__": Many.__doc__})


def many_heights(height, count):
    """Return the heights of all bars but for the dot."""
    return [height * (1 + k % 3) for k in range(count - 1)]


def many_bars(heights):
    """Draw bars, and a dot on the first."""
    figure, axes = panels("all", 8, 4)
    ax = axes["all"]
    ax.set(xlim=(-1, len(heights)), ylim=(0, 3.2))
    bars = ax.bar(range(len(heights)), heights)
    (dot,) = ax.plot([0], heights[:1], "o", color=INK, markersize=11)
    return figure, bars, dot
