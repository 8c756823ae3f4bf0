using Samples.Common.Running;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("atomic-");

    private string Target => Path.Combine(_folder.FullName, "result.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_whole_file_takes_the_place_of_the_one_before()
    {
        File.WriteAllText(Target, "before");

        AtomicFile.Write(Target, path => File.WriteAllText(path, "after"));

        Assert.Equal("after", File.ReadAllText(Target));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_file_as_it_was_and_nothing_else()
    {
        File.WriteAllText(Target, "before");

        Assert.Throws<IOException>(() => AtomicFile.Write(Target, path =>
        {
            File.WriteAllText(path, "half");
            throw new IOException("the disk is full");
        }));

        Assert.Equal("before", File.ReadAllText(Target));
        Assert.Single(_folder.GetFiles());
    }
}
