using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>Left: what TorchSharp gives where the argument is left out. Right: with the value of PyTorch.</summary>
public class TSA6007_Proof() : RuleProof("TSA6007")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["learning rate of LBFGS"] = () => new(Rate(weight => optim.LBFGS([weight])), Rate(weight => optim.LBFGS([weight], lr: 1, tolerange_grad: 1e-7))),
        ["learning rate of ASGD"] = () => new(Rate(weight => optim.ASGD([weight])), Rate(weight => optim.ASGD([weight], lr: 1e-2))),
        ["hinge loss of a distance 0.3 of an unlike pair"] = () => new(Hinge(), Hinge(margin: 1)),
        ["second of four numbers between 0 and 3, upsample_bilinear from two"] = () => new(Upsampled(), Upsampled(align_corners: true)),
        ["mean of the logarithm of log_normal_"] = () => new(Math.Round(MeanOfLog()), Math.Round(MeanOfLog(mean: 1))),
        ["largest weight of xavier_normal_ in deviations"] = () => new(Largest(weight => init.xavier_normal_(weight)), Largest(weight => init.normal_(weight, 0, Math.Sqrt(2.0 / 400)))),
        ["first pixel of 0 to 15 in 4×4, Resize(2, 2)"] = () => new(Resized(torchvision.transforms.Resize(2, 2)), Resized(torchvision.transforms.Resize(2, 2, InterpolationMode.Bilinear, antialias: true))),
        ["output height of MaxPool2d(3, 2, 1, 1, true) over 4 rows"] = () => new(MaxPool2d(3, 2, 1, 1, true).forward(zeros(1, 1, 4, 4)).shape[2], MaxPool2d(3, 2, 1, 1).forward(zeros(1, 1, 4, 4)).shape[2]),
        ["input channels of a weight of ConvTranspose2d(4, 4, 3, 1, 1, 0, 4)"] = () =>
            new(ConvTranspose2d(4, 4, 3, 1, 1, 0, 4).weight.shape[1], ConvTranspose2d(4, 4, 3, 1, 1, 0, groups: 4).weight.shape[1]),
    };

    [Fact]
    public void A_loader_with_a_seed_has_one_order_for_all_epochs()
    {
        using var data = new Numbers();
        using var loader = new DataLoader(data, 64, shuffle: true, seed: 1);

        Assert.Equal(OrderOf(loader), OrderOf(loader));
    }

    private static double Rate(Func<Parameter, optim.Optimizer> make) => make(new Parameter(ones(1))).ParamGroups.First().LearningRate;

    private static double Hinge(double? margin = null)
    {
        using var scope = NewDisposeScope();
        var (distance, unlike) = (tensor(0.3), tensor(-1.0));
        return (margin is { } given ? functional.hinge_embedding_loss(distance, unlike, given) : functional.hinge_embedding_loss(distance, unlike)).item<double>();
    }

    private static double Upsampled(bool? align_corners = null)
    {
        using var scope = NewDisposeScope();
        var two = tensor(new[, , ,] { { { { 0f, 3f } } } }).expand(1, 1, 2, 2);
        return (align_corners is { } given ? functional.upsample_bilinear(two, [2, 4], align_corners: given) : functional.upsample_bilinear(two, [2, 4]))[0, 0, 0, 1].item<float>();
    }

    private static double Resized(torchvision.ITransform resize)
    {
        using var scope = NewDisposeScope();
        return resize.call(arange(16, ScalarType.Float32).reshape(1, 1, 4, 4))[0, 0, 0, 0].item<float>();
    }

    private static double MeanOfLog(double? mean = null)
    {
        using var scope = NewDisposeScope();
        var numbers = zeros(100000);
        return (mean is { } given ? numbers.log_normal_(mean: given) : numbers.log_normal_()).log().mean().item<float>();
    }

    private static double Largest(Func<Tensor, Tensor> initialise)
    {
        using var scope = NewDisposeScope();
        return initialise(zeros(200, 200)).abs().max().item<float>() / Math.Sqrt(2.0 / 400);
    }

    private static List<float> OrderOf(DataLoader loader)
    {
        var order = new List<float>();
        foreach (var batch in loader)
            order.AddRange(batch["x"].data<float>());
        return order;
    }

    private sealed class Numbers : torch.utils.data.Dataset
    {
        public override long Count => 64;

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["x"] = tensor((float)index) };
    }
}
