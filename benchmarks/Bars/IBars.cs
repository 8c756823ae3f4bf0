namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>A command: measures, prints what it measured, and gives the promises that hang on it.</summary>
internal interface IBars
{
    string Command { get; }

    string Summary { get; }

    IEnumerable<Bar> Measure(TextWriter details);
}
