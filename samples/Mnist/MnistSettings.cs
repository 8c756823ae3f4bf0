namespace Samples.Mnist;

/// <summary>
/// What a run is asked for; kept in its folder, so that <c>resume</c>, <c>evaluate</c> and <c>predict</c> need no options.
/// </summary>
/// <param name="Model"><c>article</c> or <c>wide</c>.</param>
/// <param name="Folder">The folder with MNIST's files; null for digits that the program draws.</param>
/// <param name="Digits">How many digits are drawn for training, where they are drawn.</param>
/// <param name="Epochs">Passes over the training images.</param>
/// <param name="Seed">Fixes everything random.</param>
/// <param name="Threads">libtorch's threads; null for its own choice, as in runs that were begun before there was one.</param>
internal sealed record MnistSettings(string Model, string? Folder, int Digits, int Epochs, int Seed, int? Threads = null)
{
    /// <summary>As in <c>result.json</c>.</summary>
    public string Data => Folder is null ? "synthetic" : "mnist";
}
