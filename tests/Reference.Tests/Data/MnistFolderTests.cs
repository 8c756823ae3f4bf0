using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

public sealed class MnistFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_become_numbers_from_0_to_1_with_a_channel()
    {
        _folder.Write("train-images-idx3-ubyte", IdxBytes.File(0x08, [2, 1, 2], [0, 255, 51, 102]));
        _folder.Write("train-labels-idx1-ubyte.gz", IdxBytes.Compress(IdxBytes.File(0x08, [2], [3, 9])));

        using var digits = new MnistFolder(_folder.FullName).LoadTraining();

        Assert.Equal([2, 1, 1, 2], digits.Images.shape);
        Assert.Equal([0, 1, 0.2f, 0.4f], digits.Images.data<float>());
        Assert.Equal([3L, 9], digits.Labels.data<long>());
    }

    [Theory]
    [InlineData("emnist-letters-train-images-idx3-ubyte.gz", "emnist-letters-train-labels-idx1-ubyte.gz", "emnist-letters-train")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", "train")]
    public void Other_sets_have_other_names_and_sizes(string images, string labels, string prefix)
    {
        _folder.Write(images, IdxBytes.Compress(IdxBytes.File(0x08, [1, 2, 3], new byte[6])));
        _folder.Write(labels, IdxBytes.Compress(IdxBytes.File(0x08, [1], [26])));

        using var set = new MnistFolder(_folder.FullName, training: prefix).LoadTraining();

        Assert.Equal([1, 1, 2, 3], set.Images.shape);
        Assert.Equal([26L], set.Labels.data<long>());
    }

    [Fact]
    public void A_missing_file_is_named_under_all_its_names()
    {
        var error = Assert.Throws<FileNotFoundException>(() => new MnistFolder(_folder.FullName).LoadTest());

        Assert.Equal(
            $"'{_folder.FullName}' has none of t10k-images-idx3-ubyte.gz, t10k-images-idx3-ubyte, t10k-images.idx3-ubyte.gz, t10k-images.idx3-ubyte",
            error.Message);
    }

    [Theory]
    [InlineData(new uint[] { 2, 4 }, new uint[] { 8 }, "t10k-images-idx3-ubyte", "offset 0: expected the magic number 2051 (0x00000803), found 2050 (0x00000802)")]
    [InlineData(new uint[] { 2, 2, 2 }, new uint[] { 8 }, "t10k-labels-idx1-ubyte", "offset 4: expected 2 labels, one for each image, found 8")]
    [InlineData(new uint[] { 2, 2, 2 }, new uint[] { 2, 4 }, "t10k-labels-idx1-ubyte", "offset 0: expected the magic number 2049 (0x00000801), found 2050 (0x00000802)")]
    public void Files_that_do_not_belong_together_are_refused(uint[] imageSizes, uint[] labelSizes, string file, string complaint)
    {
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.File(0x08, imageSizes, new byte[8]));
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.File(0x08, labelSizes, new byte[8]));

        var error = Assert.Throws<InvalidDataException>(() => new MnistFolder(_folder.FullName).LoadTest());

        Assert.Equal($"'{_folder.PathOf(file)}', {complaint}", error.Message);
    }

    [Fact]
    public void A_set_without_images_is_refused()
    {
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.File(0x08, [0, 28, 28], []));
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.File(0x08, [0], []));

        var error = Assert.Throws<InvalidDataException>(() => new MnistFolder(_folder.FullName).LoadTest());

        Assert.Equal($"the t10k images of '{_folder.FullName}' are empty: (0, 28, 28)", error.Message);
    }

    [Fact]
    public void The_published_files_are_read()
    {
        using var test = new MnistFolder(TemporaryFolder.Published("mnist")).LoadTest();

        // The first labels and the mean of the test images, as the literature has them.
        Assert.Equal([10_000, 1, 28, 28], test.Images.shape);
        Assert.Equal([7L, 2, 1, 0, 4, 1, 4, 9, 5, 9], test.Labels[..10].data<long>());
        Assert.Equal(0.1325, test.Images.mean().item<float>(), 0.0001);
    }
}
