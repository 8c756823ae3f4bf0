using TorchSharp.Reference.Tests.Data;

namespace TorchSharp.Reference.Tests.Samples;

/// <summary>Sets in MNIST's form.</summary>
internal static class DigitFolder
{
    /// <param name="count">Images for training, and as many for the test.</param>
    /// <param name="side">Height and width of the images, which are empty.</param>
    /// <param name="label">That of all images.</param>
    public static TemporaryFolder Of(int count, int side, byte label)
    {
        var folder = new TemporaryFolder();
        var (images, labels) = (new byte[count * side * side], Enumerable.Repeat(label, count).ToArray());
        foreach (var part in new[] { "train", "t10k" })
        {
            folder.Write($"{part}-images-idx3-ubyte", IdxBytes.File(0x08, [(uint)count, (uint)side, (uint)side], images));
            folder.Write($"{part}-labels-idx1-ubyte", IdxBytes.File(0x08, [(uint)count], labels));
        }

        return folder;
    }
}
