namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>One quantity, measured on the code that a rule reports and on the code that replaces it.</summary>
public readonly record struct Measured(double Wrong, double Right);
