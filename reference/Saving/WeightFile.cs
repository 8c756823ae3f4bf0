using System.Collections;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Saving;

/// <summary>
/// Weights alone, in the forms in which Python programs keep them: safetensors, and the <c>state_dict</c> that <c>torch.save</c> writes.
/// Names, shapes and types must be the model's. Written and read by TorchSharp.PyBridge.
/// </summary>
public static class WeightFile
{
    /// <summary>Writes parameters and buffers as safetensors.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveSafetensors(string path, nn.Module model) =>
        Save(path, model, (stream, weights) => Safetensors.SaveStateDict(stream, weights, leaveOpen: true));

    /// <summary>Gives a model the weights of a safetensors file.</summary>
    /// <exception cref="ModelFileException">
    /// There is none, it is damaged, or another model's: what is missing or extra is named. The model is as it was.
    /// </exception>
    public static void LoadSafetensors(string path, nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Load(path, model, "safetensors file", stream =>
        {
            SafetensorsHeader.Check(path, stream);
            return Safetensors.LoadStateDict(stream, leaveOpen: true);
        });
    }

    /// <summary>Writes parameters and buffers as a <c>state_dict</c>, which <c>torch.load(path)</c> reads.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SavePyTorch(string path, nn.Module model) =>
        Save(path, model, (stream, weights) => PyTorchPickler.PickleStateDict(stream, new Hashtable(weights), leaveOpen: true));

    /// <summary>Gives a model the weights that <c>torch.save(model.state_dict(), path)</c> wrote.</summary>
    /// <exception cref="ModelFileException">
    /// There is none, it is damaged, of PyTorch before 1.6, a whole model instead of its weights, or another model's: what is missing or
    /// extra is named. The model is as it was.
    /// </exception>
    public static void LoadPyTorch(string path, nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var expected = model.state_dict();
        Load(path, model, "PyTorch file with a state_dict", stream => PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true)
            .Cast<DictionaryEntry>()
            .Where(entry => entry.Value is Tensor)
            .ToDictionary(entry => (string)entry.Key, entry => AsScalar((Tensor)entry.Value!, expected.GetValueOrDefault((string)entry.Key))));
    }

    /// <summary>PyBridge reads a single number, batch norm's count of batches say, as a row of one.</summary>
    private static Tensor AsScalar(Tensor tensor, Tensor? expected) =>
        expected is not null && expected.dim() == 0 && tensor.dim() == 1 && tensor.size(0) == 1 ? tensor.squeeze(0) : tensor;

    private static void Save(string path, nn.Module model, Action<Stream, Dictionary<string, Tensor>> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        // Both writers take a tensor's memory as it lies there.
        var weights = model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().cpu().contiguous().clone());
        WholeFile.Write(path, stream => write(stream, weights));
    }

    private static void Load(string path, nn.Module model, string kind, Func<FileStream, Dictionary<string, Tensor>> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var scope = NewDisposeScope();
        WeightFit.Put(path, Read(path, kind, read), model);
    }

    private static Dictionary<string, Tensor> Read(string path, string kind, Func<FileStream, Dictionary<string, Tensor>> read)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return read(stream);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException($"there is no file '{path}'", error);
        }
        catch (Exception error) when (error is not ModelFileException and not UnauthorizedAccessException and not OutOfMemoryException)
        {
            throw new ModelFileException($"'{path}' is no {kind}, or damaged: {error.Message}", error);
        }
    }
}
