using TorchSharp.Analyzers.Texts;
using static TorchSharp.Analyzers.Torch.Facts.FaultCondition;

namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Faults of layers, of their functional forms and of what initialises them.</summary>
internal static class LayerFaults
{
    private static readonly BilingualText SaysOfHardtanh = new(
        "returns its input as it is, the very same object: −3 stays −3, where −1 is right. Use clamp, which is right.",
        "原样返回输入，而且就是同一个对象：−3 仍是 −3，而正确值是 −1。请改用 clamp，它是对的。");

    public static readonly IReadOnlyList<LibraryFault> All =
    [
        new(
            "trunc-normal",
            ["M:TorchSharp.torch.nn.init.trunc_normal_"],
            Always,
            Since: null,
            new(
                "confuses mean and std: with the default mean 0 every weight becomes the same number, std. Use init.normal_ and clamp the weight under no_grad().",
                "把 mean 和 std 弄反了：mean 取默认值 0 时，每个权重都变成同一个数，即 std。请用 init.normal_，再在 no_grad() 下把权重截断。"))
        {
            Edit = FaultEdit.NormalAndClamp,
        },
        new(
            "hardtanh",
            ["M:TorchSharp.torch.nn.functional.hardtanh", "M:TorchSharp.torch.nn.functional.Hardtanh", "M:TorchSharp.torch.Tensor.hardtanh"],
            new IsByDefault("inplace", false),
            Since: "0.100.6",
            SaysOfHardtanh)
        {
            Edit = FaultEdit.Clamp,
        },
        new(
            "hardtanh-layer",
            ["M:TorchSharp.torch.nn.Hardtanh"],
            new IsByDefault("inplace", false),
            Since: "0.104.0",
            new(
                "lets its input through as it is: −3 stays −3, where −1 is right. Only inplace: true clamps.",
                "让输入原样通过：−3 仍是 −3，而正确值是 −1。只有 inplace: true 才会截断。"))
        {
            Edit = FaultEdit.InPlace,
        },
        new(
            "rrelu",
            ["M:TorchSharp.torch.nn.RReLU"],
            Always,
            Since: "0.104.0",
            new(
                "is never random, in training neither: −1 always becomes −0.229, the mean slope. Nothing of it can be set right; LeakyReLU(0.229) says the same in the open.",
                "从不随机，训练时也一样：−1 总是变成 −0.229，即平均斜率。它没有办法改对；LeakyReLU(0.229) 与它等价，而且写得明白。")),
        new(
            "poisson",
            ["M:TorchSharp.torch.nn.PoissonNLLLoss", "M:TorchSharp.Modules.PoissonNLLLoss.#ctor", "M:TorchSharp.torch.nn.functional.poisson_nll_loss"],
            new Is("log_input", false),
            Since: null,
            new(
                "does not add eps to the input: at 0 the loss is infinite, where 36.84 is right. Add it to the input: input + 1e-8.",
                "没有把 eps 加到输入上：输入为 0 时损失是无穷大，而正确值是 36.84。请自己加上：input + 1e-8。"))
        {
            At = "log_input",
        },
        new(
            "output-padding",
            ["M:TorchSharp.torch.nn.ConvTranspose2d", "M:TorchSharp.torch.nn.ConvTranspose3d"],
            new IsUneven("output_padding"),
            Since: "0.104.0",
            new(
                "takes the first number of output_padding for all dimensions: (1, 0) makes 8×8 of 4×4, where 8×7 is right. Cut the output to its size instead.",
                "把 output_padding 的第一个数用于所有维度：(1, 0) 把 4×4 变成 8×8，而正确的是 8×7。请改为把输出裁剪到所需大小。"))
        {
            At = "output_padding",
        },
        new(
            "padding-same",
            ["M:TorchSharp.torch.nn.Conv2d", "M:TorchSharp.torch.nn.Conv3d"],
            new All(new Is("padding", "Same"), new IsOther("padding_mode", "Zeros"), new IsUneven("kernel_size")),
            Since: null,
            new(
                "exchanges the paddings of height and width when padding_mode is not Zeros: with a kernel of (4, 3), 8×8 becomes 7×9. Pad with functional.pad before, and give padding: 0.",
                "在 padding_mode 不是 Zeros 时把高和宽的填充弄反了：核为 (4, 3) 时 8×8 变成 7×9。请先用 functional.pad 填充，再写 padding: 0。"))
        {
            At = "kernel_size",
        },
    ];
}
