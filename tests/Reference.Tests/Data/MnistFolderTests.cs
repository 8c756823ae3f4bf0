using System.Reflection;
using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

public sealed class MnistFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mnist-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Images_become_numbers_from_0_to_1_with_a_channel()
    {
        Write("train-images-idx3-ubyte", IdxBytes.File(0x08, [2, 1, 2], [0, 255, 51, 102]));
        Write("train-labels-idx1-ubyte.gz", IdxBytes.Compress(IdxBytes.File(0x08, [2], [3, 9])));

        using var digits = new MnistFolder(_folder.FullName).LoadTraining();

        Assert.Equal([2, 1, 1, 2], digits.Images.shape);
        Assert.Equal([0, 1, 0.2f, 0.4f], digits.Images.data<float>());
        Assert.Equal([3L, 9], digits.Labels.data<long>());
    }

    [Fact]
    public void A_missing_file_is_named_under_both_names()
    {
        var error = Assert.Throws<FileNotFoundException>(() => new MnistFolder(_folder.FullName).LoadTest());

        Assert.Equal($"'{_folder.FullName}' has neither t10k-images-idx3-ubyte.gz nor t10k-images-idx3-ubyte", error.Message);
    }

    [Theory]
    [InlineData(new uint[] { 2, 4 }, new uint[] { 8 }, "are not a stack of grey images")]
    [InlineData(new uint[] { 2, 2, 2 }, new uint[] { 8 }, "has 2 t10k images, but its labels are of shape (8)")]
    [InlineData(new uint[] { 2, 2, 2 }, new uint[] { 2, 4 }, "has 2 t10k images, but its labels are of shape (2, 4)")]
    public void Files_that_do_not_belong_together_are_refused(uint[] imageSizes, uint[] labelSizes, string complaint)
    {
        Write("t10k-images-idx3-ubyte", IdxBytes.File(0x08, imageSizes, new byte[8]));
        Write("t10k-labels-idx1-ubyte", IdxBytes.File(0x08, labelSizes, new byte[8]));

        var error = Assert.Throws<InvalidDataException>(() => new MnistFolder(_folder.FullName).LoadTest());

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_files_are_read()
    {
        var root = typeof(MnistFolderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        var published = Path.Combine(root, "..", "shared", "data", "mnist");
        Assert.SkipUnless(Directory.Exists(published), $"MNIST is not at {published}.");

        using var test = new MnistFolder(published).LoadTest();

        // The first labels and the mean of the test images, as the literature has them.
        Assert.Equal([10_000, 1, 28, 28], test.Images.shape);
        Assert.Equal([7L, 2, 1, 0, 4, 1, 4, 9, 5, 9], test.Labels[..10].data<long>());
        Assert.Equal(0.1325, test.Images.mean().item<float>(), 0.0001);
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), content);
}
