namespace TorchSharp.Reference.Benchmarks;

/// <summary>What steps cost in a process.</summary>
/// <param name="FaultsPerStep">Minor page faults: memory that the kernel gave and filled with zeros.</param>
/// <param name="MillisecondsPerStep">Processor time, of the system, too.</param>
internal sealed record HeapCosts(double FaultsPerStep, double MillisecondsPerStep);
