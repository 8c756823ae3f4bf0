namespace Article.Comparison;

/// <summary>What a program has shown at its end.</summary>
/// <param name="PrintedTest">What the program prints about its test: a loss, or an accuracy.</param>
/// <param name="Score">Accuracy or micro-F1 on rows that the training has not seen.</param>
internal sealed record RunOutcome(string PrintedTest, double Score);
