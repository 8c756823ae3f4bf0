namespace TorchSharp.Reference.Tests.Proofs.Library;

/// <summary>The proof of one row of the table of faults.</summary>
/// <param name="Anchor">The row.</param>
/// <param name="Quantity">What is measured, as the page names it.</param>
/// <param name="Wrong">What the member gives.</param>
/// <param name="Right">What is right, by a formula or another way.</param>
internal sealed record FaultProof(string Anchor, string Quantity, Func<double> Wrong, Func<double> Right)
{
    /// <summary>What the edit of the row makes of it; null where it has none.</summary>
    public Func<double>? Repaired { get; init; }

    /// <summary>What the edit should give, where that is another right program.</summary>
    public Func<double>? Expected { get; init; }

    /// <summary>How far right values may lie apart.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The other members and overloads of the row, which are wrong in the same way.</summary>
    public IReadOnlyList<Func<double>> Others { get; init; } = [];

    public Measured Measure() => new(Wrong(), Right());

    /// <summary>What to do, if the library is mended; else null.</summary>
    public string? Mended()
    {
        var right = Right();
        return new[] { Wrong }.Concat(Others).Any(member => IsRight(member(), right))
            ? $"TorchSharp computes '{Quantity}' right: set the last version of the row '{Anchor}' to the one before, in analyzers/Torch/Facts, and tell its page."
            : null;
    }

    /// <summary>What is wrong with the edit, or null.</summary>
    public string? BadRepair()
    {
        var expected = (Expected ?? Right)();
        return Repaired is null || IsRight(Repaired(), expected) ? null : $"The edit of the row '{Anchor}' gives {Repaired()}, and {expected} is right.";
    }

    private bool IsRight(double value, double right) => Math.Abs(value - right) <= Tolerance * Math.Max(1, Math.Abs(right));
}
