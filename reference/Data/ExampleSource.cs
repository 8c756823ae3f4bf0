namespace TorchSharp.Reference.Data;

/// <summary>
/// What a model is trained or judged on: <see cref="Examples"/>, all of which are in memory, or a <see cref="BatchStream"/>, of which one
/// batch at a time is.
/// </summary>
public abstract class ExampleSource
{
    private protected ExampleSource()
    {
    }
}
