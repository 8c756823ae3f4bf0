using TorchSharp.Analyzers.Texts;
using static TorchSharp.Analyzers.Torch.Facts.FaultCondition;

namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Defaults and positions that mean something else in PyTorch: no fault, and a trap for who ports a program.</summary>
internal static class OtherInPyTorch
{
    private static readonly BilingualText Uniform = new(
        "draws from a uniform distribution, of the right deviation: no weight lies beyond 1.73 deviations. In PyTorch it is a normal one.",
        "按均匀分布抽样，标准差是对的：没有权重超出 1.73 个标准差。PyTorch 用的是正态分布。");

    private static readonly string[] LBFGS = ["M:TorchSharp.torch.optim.LBFGS"], Resize = ["M:TorchSharp.torchvision.transforms.Resize"];

    private static readonly (string Parameter, string Value) Rate = ("lr", "1"), Tolerance = ("tolerange_grad", "1e-7");

    private static readonly (string Parameter, string Value) Interpolation = ("interpolation", "InterpolationMode.Bilinear"), Antialias = ("antialias", "true");

    public static readonly IReadOnlyList<LibraryFault> All =
    [
        Default("lbfgs", LBFGS, [Rate, Tolerance], "lr 0.01 and tolerange_grad 1e-5", "lr 1 and 1e-7", "lr 0.01、tolerange_grad 1e-5", "lr 1、1e-7"),
        Default("lbfgs-rate", LBFGS, [Rate], "lr 0.01", "1", "lr 0.01", "1", beside: Tolerance),
        Default("lbfgs-tolerance", LBFGS, [Tolerance], "tolerange_grad 1e-5", "1e-7", "tolerange_grad 1e-5", "1e-7", beside: Rate),
        Default("asgd", ["M:TorchSharp.torch.optim.ASGD", "M:TorchSharp.Modules.ASGD.#ctor"], [("lr", "1e-2")], "lr 0.001", "0.01", "lr 0.001", "0.01"),
        Default("hinge", ["M:TorchSharp.torch.nn.functional.hinge_embedding_loss"], [("margin", "1")], "margin 0", "1", "margin 0", "1"),
        Default("bilinear", ["M:TorchSharp.torch.nn.functional.upsample_bilinear"], [("align_corners", "true")], "align_corners false", "true", "align_corners false", "true"),
        Default("log-normal", ["M:TorchSharp.torch.Tensor.log_normal_"], [("mean", "1")], "mean 0", "1", "mean 0", "1"),
        Default("resize", Resize, [Interpolation, Antialias], "nearest neighbours without antialias", "bilinear with antialias", "最近邻插值，不做抗锯齿", "双线性插值加抗锯齿"),
        Default("resize-interpolation", Resize, [Interpolation], "nearest neighbours", "bilinear", "最近邻插值", "双线性插值", beside: Antialias),
        Default("resize-antialias", Resize, [Antialias], "antialias false", "true", "antialias false", "true", beside: Interpolation),
        new("xavier-normal", ["M:TorchSharp.torch.nn.init.xavier_normal_", "M:TorchSharp.torch.nn.init.glorot_normal_"], Always, Since: null, Uniform),
        new(
            "loader-seed",
            ["M:TorchSharp.torch.utils.data.DataLoader", "M:TorchSharp.Modules.DataLoader.#ctor"],
            new FaultCondition.All(new Is("shuffle", true), new IsConstant("seed")),
            Since: null,
            new(
                "with a constant seed gives the same order in every epoch. In PyTorch each epoch has an order of its own: make a loader for each epoch, with another seed.",
                "用常量 seed 时每个 epoch 的顺序都相同。PyTorch 每个 epoch 的顺序各不相同：请为每个 epoch 新建加载器，并换一个 seed。"))
        {
            At = "seed",
        },
        Position(
            "conv-transpose-position",
            ["M:TorchSharp.torch.nn.ConvTranspose1d", "M:TorchSharp.torch.nn.ConvTranspose2d", "M:TorchSharp.torch.nn.ConvTranspose3d", "M:TorchSharp.torch.nn.functional.conv_transpose1d"],
            "dilation",
            "groups",
            "7"),
        Position("max-pool-position", ["M:TorchSharp.torch.nn.MaxPool1d", "M:TorchSharp.torch.nn.MaxPool2d", "M:TorchSharp.torch.nn.MaxPool3d"], "ceil_mode", "return_indices", "5"),
    ];

    /// <summary>What is named is left out, and what is beside it is given: only what is left out is spoken of.</summary>
    private static LibraryFault Default(
        string anchor,
        string[] members,
        (string Parameter, string Value)[] named,
        string here,
        string there,
        string hereInChinese,
        string thereInChinese,
        (string Parameter, string Value)? beside = null) =>
        new(
            anchor,
            members,
            new FaultCondition.All([.. named.Select(static one => new LeftOut(one.Parameter)), .. beside is { } given ? [new IsGiven(given.Parameter)] : Array.Empty<FaultCondition>()]),
            Since: null,
            new($"has the default {here}, PyTorch {there}. Name the argument to say which is meant.", $"的默认值是 {hereInChinese}，PyTorch 是 {thereInChinese}。请写出参数，说明要的是哪一个。"))
        {
            Edit = FaultEdit.Named,
            Named = named,
        };

    private static LibraryFault Position(string anchor, string[] members, string here, string there, string position) =>
        new(
            anchor,
            members,
            new IsPositional(here),
            Since: null,
            new($"takes its argument {position} for {here}, PyTorch for {there}. Name the argument to say which is meant.", $"把第 {position} 个参数当作 {here}，PyTorch 则当作 {there}。请写出参数名，说明要的是哪一个。"))
        {
            Edit = FaultEdit.NameOfArgument,
            At = here,
        };
}
