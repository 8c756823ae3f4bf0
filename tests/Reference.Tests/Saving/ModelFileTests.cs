using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Saving;
using TorchSharp.Reference.Tests.Data;
using TorchSharp.Reference.Tests.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Saving;

/// <summary>A saved model is one file, for this library and for TorchSharp alone.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallCnn _model = new();

    private string Path => _folder.PathOf("model");

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Weights_names_and_thresholds_come_back()
    {
        Save();
        using var other = new SmallCnn();

        var info = ModelFile.Load(Path, other);

        Assert.Equal(_model.state_dict().Values.Select(Numbers), other.state_dict().Values.Select(Numbers));
        Assert.Equal(OutputKind.Labels, info.Kind);
        Assert.Equal(["一", "two"], info.Names);
        Assert.Equal([0.5, -1.25], info.Thresholds!.Logits);
        Assert.Equal(["a", "b"], ModelFile.Read(Path).FeatureNames);
    }

    [Fact]
    public void TorchSharp_alone_reads_it()
    {
        Save();
        using var other = new SmallCnn();

        other.load(Path);

        Assert.Equal(_model.state_dict().Values.Select(Numbers), other.state_dict().Values.Select(Numbers));
    }

    [Fact]
    public void Another_model_is_refused_and_stays_as_it_was()
    {
        Save();
        using var other = new SmallMlp(2, 2);
        var before = other.state_dict().Values.Select(Numbers).ToList();

        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(Path, other));

        Assert.Contains("holds the weights of another model: it lacks _hidden.weight", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, other.state_dict().Values.Select(Numbers));
    }

    /// <summary>A byte turned anywhere, a file cut anywhere.</summary>
    [Fact]
    public void A_damaged_file_is_refused()
    {
        Save();
        var whole = File.ReadAllBytes(Path);
        var random = new Random(1);
        for (var trial = 0; trial < 200; trial++)
        {
            var damaged = trial % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (trial % 2 == 1)
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Path, damaged);

            Assert.Throws<ModelFileException>(() => ModelFile.Load(Path, _model));
        }
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing_behind()
    {
        Assert.Throws<DirectoryNotFoundException>(() => ModelFile.Save(_folder.PathOf("none/model"), _model));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
        Assert.Contains("there is no file", Assert.Throws<ModelFileException>(() => ModelFile.Read(Path)).Message, StringComparison.Ordinal);
    }

    private void Save() => ModelFile.Save(Path, _model, new ModelInfo
    {
        Kind = OutputKind.Labels, Names = ["一", "two"], Thresholds = new Thresholds([0.5, -1.25]), FeatureNames = ["a", "b"],
    });

    private static byte[] Numbers(Tensor tensor) => tensor.bytes.ToArray();
}
