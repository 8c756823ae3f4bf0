using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TorchSharp.Reference.Saving;
using TorchSharp.Reference.Tests.Data;
using TorchSharp.Reference.Tests.Training;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Saving;

/// <summary>Weights come and go in the forms of Python programs.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class WeightFileTests : IDisposable
{
    private const string Head = """{"__metadata__":{"format":"pt"},"bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_safetensors_file_written_by_hand_is_read()
    {
        using var model = Linear(2, 1);

        WeightFile.LoadSafetensors(_folder.Write("x.safetensors", HandMade.Safetensors(Head, 1.5f, -2, 7)), model);

        Assert.Equal([1.5f, -2], model.weight.data<float>());
        Assert.Equal([7f], model.bias!.data<float>());
    }

    [Fact]
    public void What_is_written_is_a_safetensors_file_by_its_definition()
    {
        using var model = Linear(2, 1);
        WeightFile.SaveSafetensors(_folder.PathOf("x.safetensors"), model);

        var bytes = File.ReadAllBytes(_folder.PathOf("x.safetensors"));
        var length = (int)BitConverter.ToUInt64(bytes);
        var weight = JsonDocument.Parse(bytes.AsMemory(8, length)).RootElement.GetProperty("weight");

        Assert.Equal(("F32", "[1,2]"), (weight.GetProperty("dtype").GetString(), weight.GetProperty("shape").GetRawText()));
        var offset = 8 + length + weight.GetProperty("data_offsets")[0].GetInt32();
        Assert.Equal(model.weight.data<float>().ToArray(), new[] { BitConverter.ToSingle(bytes, offset), BitConverter.ToSingle(bytes, offset + 4) });
    }

    [Fact]
    public void A_PyTorch_file_written_by_hand_is_read()
    {
        using var model = Linear(2, 1);

        WeightFile.LoadPyTorch(_folder.Write("x.pt", HandMade.PyTorch([1.5f, -2], [7])), model);

        Assert.Equal([1.5f, -2], model.weight.data<float>());
        Assert.Equal([7f], model.bias!.data<float>());
    }

    /// <summary>Names, shapes and types, batch norm's single number among them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_weights_and_buffers_come_back(bool safetensors)
    {
        _ = manual_seed(1);
        using var first = new SmallCnn();
        using var second = new SmallCnn();
        using var images = randn(4, 1, 28, 28);
        first.call(images).Dispose();

        Carry(first, second, safetensors);

        foreach (var (name, tensor) in first.state_dict())
            Assert.True(tensor.Equals(second.state_dict()[name]), name);
        Assert.Equal(1, second.state_dict().Single(pair => pair.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Value.item<long>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weights_of_another_model_are_named_and_change_nothing(bool safetensors)
    {
        using var first = Sequential(("hidden", Linear(2, 3)), ("head", Linear(3, 1)));
        using var second = Sequential(("hidden", Linear(2, 4)), ("output", Linear(3, 1)));
        var before = second.state_dict().Values.First().data<float>().ToArray();

        var error = Assert.Throws<ModelFileException>(() => Carry(first, second, safetensors));

        Assert.Contains("it lacks output.weight; it lacks output.bias; its head.", error.Message, StringComparison.Ordinal);
        Assert.Contains("its hidden.weight is Float32 (3, 2), the model's Float32 (4, 2)", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, second.state_dict().Values.First().data<float>().ToArray());
    }

    [Theory]
    [InlineData("""{"weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,9999]}}""", "is damaged: weight of 8 bytes lies at [0, 9999] of 12")]
    [InlineData("""{"weight":{"dtype":"F32","shape":[4096,4096],"data_offsets":[0,12]}}""", "is damaged: weight of 67108864 bytes lies at [0, 12] of 12")]
    [InlineData("""{"weight":{"dtype":"F8_E4M3","shape":[1,2],"data_offsets":[0,2]}}""", "weight is of type F8_E4M3, which TorchSharp.PyBridge does not read")]
    [InlineData("""["weight"]""", "is no safetensors file, or damaged: ")]
    [InlineData("""{"weight":1}""", "is no safetensors file, or damaged: ")]
    public void A_safetensors_file_that_contradicts_itself_is_refused(string head, string complaint)
    {
        using var model = Linear(2, 1);
        var path = _folder.Write("x.safetensors", HandMade.Safetensors(head, 1, 2, 3));

        var error = Assert.Throws<ModelFileException>(() => WeightFile.LoadSafetensors(path, model));

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_something_else_are_refused()
    {
        using var model = Linear(2, 1);
        var text = _folder.Write("x", Encoding.UTF8.GetBytes("no weights in here, and no zip archive"));
        var legacy = _folder.Write("legacy.pt", [0x80, 2, (byte)'N', (byte)'.']);

        Assert.Contains("is no safetensors file, or cut short", Assert.Throws<ModelFileException>(() => WeightFile.LoadSafetensors(text, model)).Message, StringComparison.Ordinal);
        Assert.Contains("is no PyTorch file with a state_dict", Assert.Throws<ModelFileException>(() => WeightFile.LoadPyTorch(text, model)).Message, StringComparison.Ordinal);
        Assert.Contains("is no PyTorch file with a state_dict", Assert.Throws<ModelFileException>(() => WeightFile.LoadPyTorch(legacy, model)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no file", Assert.Throws<ModelFileException>(() => WeightFile.LoadPyTorch(_folder.PathOf("none"), model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_for_PyTorch_is_a_zip_with_a_pickle()
    {
        using var model = Linear(2, 1);
        WeightFile.SavePyTorch(_folder.PathOf("x.pt"), model);

        using var archive = ZipFile.OpenRead(_folder.PathOf("x.pt"));
        Assert.Contains(archive.Entries, entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal));
        Assert.Equal(2, archive.Entries.Count(entry => entry.FullName.Contains("/data/", StringComparison.Ordinal)));
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    private void Carry(Module from, Module to, bool safetensors)
    {
        var path = _folder.PathOf("weights");
        if (safetensors)
        {
            WeightFile.SaveSafetensors(path, from);
            WeightFile.LoadSafetensors(path, to);
        }
        else
        {
            WeightFile.SavePyTorch(path, from);
            WeightFile.LoadPyTorch(path, to);
        }
    }
}
