using static System.FormattableString;

namespace TorchSharp.Reference.Data;

/// <summary>How rows are divided into training, validation and test.</summary>
public sealed record SplitOptions
{
    /// <summary>The share of rows for validation, from 0 to below 1; 0.1 unless told.</summary>
    public double Validation { get; init; } = 0.1;

    /// <summary>The share of rows for the test, from 0 to below 1; none unless told, because published sets bring their own.</summary>
    public double Test { get; init; }

    /// <summary>Fixes which rows go where, on all machines.</summary>
    public ulong Seed { get; init; }

    /// <summary>What remains for training.</summary>
    public double Training => 1 - Validation - Test;

    /// <exception cref="ArgumentException">An option has a value that is not allowed.</exception>
    internal void Validate()
    {
        CheckShare(Validation, nameof(Validation));
        CheckShare(Test, nameof(Test));
        if (Training <= 0)
            throw new ArgumentException(
                Invariant($"shares of {Validation} for validation and {Test} for the test leave no row for training"), nameof(Validation));
        if (Validation + Test == 0)
            throw new ArgumentException("shares of 0 for validation and test divide nothing", nameof(Validation));
    }

    private static void CheckShare(double share, string name)
    {
        if (share is not (>= 0 and < 1))
            throw new ArgumentException(Invariant($"a share of {share} is not possible: from 0 to below 1"), name);
    }
}
