using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs.Library;

/// <summary>Proofs of the faults of layers and of what initialises them.</summary>
internal static class LayerFaultProofs
{
    public static IReadOnlyList<FaultProof> All { get; } =
    [
        new("trunc-normal", "deviation of weights, 0.02 asked for", () => Deviation(w => init.trunc_normal_(w, std: 0.02)), () => 0.02)
        {
            Repaired = () => Deviation(NormalAndClamp),
            Tolerance = 1e-3,
        },
        new("hardtanh", "functional.hardtanh of −3", () => Of(functional.hardtanh(Three())), () => Math.Max(-1, Math.Min(1, -3)))
        {
            Repaired = () => Of(Three().clamp(-1, 1)),
            Others = [() => Of(Three().hardtanh(-1, 1))],
        },
        new("hardtanh-layer", "Hardtanh of −3", () => Of(Hardtanh().forward(Three())), () => -1)
        {
            Repaired = () => Of(Hardtanh(inplace: true).forward(Three())),
        },
        new("rrelu", "deviation of RReLU in training at −1", () => RReLU().forward(-ones(10000)).std().item<float>(), () => (1 / 3.0 - 1 / 8.0) / Math.Sqrt(12)) { Tolerance = 1e-3 },
        new("poisson", "Poisson loss, input 1, target 2, eps 0.5", () => Of(PoissonNLLLoss(log_input: false, eps: 0.5f).forward(tensor(1f), tensor(2f))), () => 1 - 2 * Math.Log(1.5))
        {
            Others =
            [
                () => Of(functional.poisson_nll_loss(tensor(1f), tensor(2f), log_input: false, eps: 0.5f)),
                () => Of(new PoissonNLLLoss(log_input: false, eps: 0.5f).forward(tensor(1f), tensor(2f))),
            ],
        },
        new("output-padding", "width of a transposed convolution, output_padding (1, 0)", () => Transposed().shape[3], () => (4 - 1) * 2 - 2 * 1 + (3 - 1) + 0 + 1),
        new("padding-same", "height of a convolution with Padding.Same, kernel (4, 3), reflected", () => Same().shape[2], () => 8),
    ];

    private static Tensor Three() => tensor([-3.0]);

    private static double Of(Tensor tensor) => tensor.flatten()[0].to(ScalarType.Float64).item<double>();

    private static double Deviation(Action<Tensor> initialise)
    {
        var weight = zeros(400, 400);
        initialise(weight);
        return weight.std().item<float>();
    }

    private static void NormalAndClamp(Tensor weight)
    {
        init.normal_(weight, std: 0.02);
        using (no_grad())
            weight.clamp_(-2, 2);
    }

    private static Tensor Transposed() =>
        ConvTranspose2d(1, 1, (3, 3), stride: (2, 2), padding: (1, 1), output_padding: (1, 0)).forward(zeros(1, 1, 4, 4));

    private static Tensor Same() => Conv2d(1, 1, (4, 3), Padding.Same, padding_mode: PaddingModes.Reflect).forward(zeros(1, 1, 8, 8));
}
