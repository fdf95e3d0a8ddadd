"""What is asked: exercises that tell a learner what was misunderstood."""
