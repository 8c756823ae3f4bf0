namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Takes down what a body does while it is interpreted.</summary>
internal interface IRecorder
{
    void Open(Use use);

    void Decided(Observation observation);

    /// <summary>The body depends on what this summary says.</summary>
    void Used(Summary summary);
}
