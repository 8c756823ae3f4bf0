using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>The right hash says that a file is whole, not who has written it: what no training can have left is refused, and nothing is touched.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class CraftedCheckpointTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crafted-");
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(100);
    private readonly byte[] _whole;

    public CraftedCheckpointTests()
    {
        Trainer(new SmallMlp(2, 3)).Run(_clouds, _clouds);
        _whole = File.ReadAllBytes(Path);
    }

    private string Path => System.IO.Path.Combine(_folder.FullName, "training.ckpt");

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, Func<byte[], byte[]>> Crafts => new()
    {
        { "generator of another type", file => CraftedCheckpoint.WithGenerator(file, 6, 1, 1, 0, 0, 0, 0) },
        { "generator of no numbers", file => CraftedCheckpoint.WithGenerator(file, 0, 1, 0) },
        { "generator of few numbers", file => CraftedCheckpoint.WithGenerator(file, 0, 1, 3, 1, 2, 3) },
        { "generator without a dimension", file => CraftedCheckpoint.WithGenerator(file, 0, 0, 7) },
        { "a type that there is not", file => CraftedCheckpoint.WithGenerator(file, 99, 1, 1, 0) },
        { "a quantised type", file => CraftedCheckpoint.WithGenerator(file, 12, 1, 1, 0) },
        { "more dimensions than there are bytes", file => CraftedCheckpoint.WithGenerator(file, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x07) },
        { "more numbers than all memory", file => CraftedCheckpoint.WithGenerator(file, 6, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F) },
        { "a number without an end", file => CraftedCheckpoint.WithGenerator(file, [0, 1, .. Enumerable.Repeat((byte)0xFF, 40)]) },
        { "a generator that was never seeded", file => CraftedCheckpoint.WithGenerator(file, [0, 1, 0xC0, 0x27, .. new byte[5056]]) },
        { "a generator at a number that it does not have", file => CraftedCheckpoint.WithGenerator(file, [0, 1, 0xC0, 0x27, .. Enumerable.Repeat((byte)0x77, 5056)]) },
        { "a generator that would read past its end", file => CraftedCheckpoint.WithGenerator(file, [0, 1, 0xC0, 0x27, .. new byte[8], 0x58, 2, 0, 0, 1, 0, 0, 0, 0x2C, 1, 0, 0, 0, 0, 0, 0, .. new byte[5032]]) },
        { "an optimizer's state that is shifted", file => CraftedCheckpoint.Of(file, content => [.. content[..^100], .. content[^91..], .. new byte[9]]) },
        { "weights without a tensor", file => CraftedCheckpoint.WithWeights(file, weights => [0, 0, 0, 0, .. weights[4..]]) },
        { "weights of a negative number", file => CraftedCheckpoint.WithWeights(file, weights => [0xFF, 0xFF, 0xFF, 0xFF, .. weights[4..]]) },
        { "weights of too great a number", file => CraftedCheckpoint.WithWeights(file, weights => [0xFF, 0xFF, 0xFF, 0x7F, .. weights[4..]]) },
        { "nothing but a header", file => CraftedCheckpoint.Of(file, content => content[..LengthOfHeader(content)]) },
        { "an empty content", file => CraftedCheckpoint.Of(file, _ => []) },
        { "more at the end", file => CraftedCheckpoint.Of(file, content => [.. content, 0, 0, 0]) },
        { "less at the end", file => CraftedCheckpoint.Of(file, content => content[..^3]) },
        { "no state", file => CraftedCheckpoint.WithHeader(file, header => header["State"] = null) },
        { "no epochs", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["Epochs"] = null) },
        { "an epoch of nothing", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["Epochs"]![0] = null) },
        { "no figures of the validation", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["Epochs"]![0]!["Validation"]!["Metrics"] = null) },
        { "steps until the end of time", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["TotalSteps"] = long.MaxValue) },
        { "a batch before the first", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["Batch"] = -7) },
        { "a best epoch that was not", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["BestEpoch"] = 70) },
        { "more time than there is", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["Seconds"] = 1e300) },
        { "an outcome by a number", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["Outcome"] = 77) },
        { "text for a number", file => CraftedCheckpoint.WithHeader(file, header => header["State"]!["Batch"] = "many") },
    };

    private static int LengthOfHeader(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        _ = reader.ReadString();
        return (int)reader.BaseStream.Position;
    }

    [Theory]
    [MemberData(nameof(Crafts), DisableDiscoveryEnumeration = true)]
    public void What_no_training_can_have_left_is_refused(string craft, Func<byte[], byte[]> change)
    {
        var crafted = change(_whole);
        File.WriteAllBytes(Path, crafted);
        var model = new SmallMlp(2, 3);
        var (weights, random) = (Bytes.Of(model), get_rng_state().bytes.ToArray());
        var trainer = Trainer(model);

        var error = Assert.Throws<CheckpointException>(() => { Resume(trainer); });

        Assert.True(error.Message.StartsWith($"'{Path}' is ", StringComparison.Ordinal), $"{craft}: {error.Message}");
        Assert.Equal(weights, Bytes.Of(model));
        Assert.Equal(random, get_rng_state().bytes.ToArray());
        Assert.Equal(crafted, File.ReadAllBytes(Path));
    }

    [Fact]
    public void Bytes_that_are_changed_anywhere_never_end_in_anything_but_a_sentence()
    {
        var chance = new Random(18);
        for (var damage = 0; damage < Amount.Of("REFERENCE_DAMAGES", usual: 300); damage++)
        {
            File.WriteAllBytes(Path, CraftedCheckpoint.Of(_whole, content => Changed(content, chance)));
            if (Record.Exception(Use) is { } error and not (CheckpointException or TrainingException))
                Assert.Fail($"damage {damage}: {error}");
        }
    }

    [Fact]
    public void A_momentum_of_another_shape_is_refused()
    {
        OptimizerFactory sgd = model => optim.SGD(model.parameters(), 0.01, momentum: 0.9);
        Trainer(new SmallMlp(2, 3), sgd).Run(_clouds, _clouds);
        var file = File.ReadAllBytes(Path);

        // The last tensor is the head's momentum for its bias, Float32 (3): the same numbers as (3, 1).
        byte[] last = [6, 1, 3];
        var place = file.AsSpan().LastIndexOf(last);
        File.WriteAllBytes(Path, CraftedCheckpoint.Of(file, content => Reshaped(content, place - 12)));

        var error = Assert.Throws<CheckpointException>(() => { Resume(Trainer(new SmallMlp(2, 3), sgd)); });

        Assert.Contains("its numbers are not where this optimizer writes them", error.Message, StringComparison.Ordinal);
    }

    /// <summary>One byte more, which the length of the optimizer's state before it must say, too.</summary>
    private static byte[] Reshaped(byte[] content, int place)
    {
        byte[] longer = [.. content[..place], 6, 2, 3, 1, .. content[(place + 3)..]];
        for (var start = place; start >= 4; start--)
        {
            if (BitConverter.ToInt32(content, start - 4) != content.Length - start)
                continue;
            BitConverter.TryWriteBytes(longer.AsSpan(start - 4), content.Length - start + 1);
            return longer;
        }

        throw new InvalidOperationException("the optimizer's state is not found");
    }

    /// <summary>A few bytes written over, a piece cut out, or a piece said twice.</summary>
    private static byte[] Changed(byte[] content, Random chance)
    {
        byte[] changed = [.. content];
        var (place, length) = (chance.Next(content.Length - 40), chance.Next(1, 40));
        switch (chance.Next(4))
        {
            case 0:
                return [.. content[..place], .. content[(place + length)..]];
            case 1:
                return [.. content[..(place + length)], .. content[place..]];
            case 2:
                chance.NextBytes(changed.AsSpan(place, length));
                return changed;
            default:
                // The heads of tensors stand in the first part.
                for (var change = 0; change < 3; change++)
                    changed[chance.Next(content.Length)] = (byte)chance.Next(256);
                return changed;
        }
    }

    private void Use()
    {
        var model = new SmallMlp(2, 3);
        Checkpoint.LoadWeights(Path, model);
        _ = Checkpoint.Read(Path);
        Resume(Trainer(model, epochs: 3));
    }

    private void Resume(Trainer trainer) => trainer.Resume(Path, _clouds, _clouds, cancellation: TestContext.Current.CancellationToken);

    private Trainer Trainer(SmallMlp model, OptimizerFactory? optimizer = null, int epochs = 2) => new(model, new MultiClassTask(3), new TrainerOptions
    {
        Epochs = epochs,
        BatchSize = 32,
        Device = "cpu",
        Optimizer = optimizer ?? Optimizers.Adam(),
        AveragingDecay = 0.9,
        EarlyStopping = new(),
        Checkpointing = new() { Path = Path },
    });
}
