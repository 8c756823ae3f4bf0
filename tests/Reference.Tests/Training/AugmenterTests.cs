using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

[Collection(nameof(GlobalGenerator))]
public class AugmenterTests
{
    [Fact]
    public void The_seeds_of_its_generators_are_those_of_every_version()
    {
        using var scope = NewDisposeScope();
        var seeds = new List<long>();
        var options = new TrainerOptions
        {
            Epochs = 2,
            BatchSize = 32,
            Seed = 1,
            Device = "cpu",
            Augmentation = (inputs, random) =>
            {
                seeds.Add(random.initial_seed());
                return inputs.add(0);
            },
        };

        new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), options).Run(Problems.Clouds(40));

        // Epochs 0 and 1, batches 0 and 1: a training that was begun with an older version goes on with the same pictures.
        Assert.Equal([6238072747940578789, -7995527694508729151, -4324523806395934822, 1640411385515138103], seeds);
    }
}
