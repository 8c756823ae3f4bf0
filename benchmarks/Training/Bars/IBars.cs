namespace TorchSharp.Reference.Benchmarks;

/// <summary>Bars that are measured together.</summary>
internal interface IBars
{
    string Command { get; }

    string Summary { get; }

    IEnumerable<Bar> Measure(TextWriter log);
}
