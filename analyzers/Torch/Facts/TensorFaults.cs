using static TorchSharp.Analyzers.Torch.Facts.FaultCondition;

namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Faults of functions over tensors.</summary>
internal static class TensorFaults
{
    public static readonly IReadOnlyList<LibraryFault> All =
    [
        new(
            "last-dimension",
            [
                "M:TorchSharp.torch.quantile", "M:TorchSharp.torch.nanquantile", "M:TorchSharp.torch.aminmax",
                "M:TorchSharp.torch.Tensor.quantile", "M:TorchSharp.torch.Tensor.nanquantile", "M:TorchSharp.torch.Tensor.aminmax",
            ],
            new Is("dim", -1),
            Since: null,
            new(
                "takes dim: -1 for no dimension at all: of [[1, 2], [3, 10]] the median is 2.5, where the rows have 1.5 and 6.5. Name the last dimension: x.dim() - 1.",
                "把 dim: -1 当作没有指定维度：[[1, 2], [3, 10]] 的中位数得到 2.5，而逐行应为 1.5 和 6.5。请写出最后一维：x.dim() - 1。"))
        {
            Edit = FaultEdit.LastDimension,
            At = "dim",
        },
        new(
            "var-of-all",
            ["M:TorchSharp.torch.Tensor.var(System.Boolean)", "M:TorchSharp.torch.var(TorchSharp.torch.Tensor,System.Boolean)"],
            new IsNot("unbiased", true),
            Since: null,
            new(
                "never reads its argument: the variance of 1, 2, 4 stays 2.333, where 1.556 is asked for. Square the deviation, x.std(false).square(), which is right.",
                "不读取这个参数：1、2、4 的方差总是 2.333，而这里要的是 1.556。请对标准差取平方：x.std(false).square()，它是对的。"))
        {
            Edit = FaultEdit.SquaredDeviation,
            At = "unbiased",
        },
        new(
            "var-mean",
            ["M:TorchSharp.torch.var_mean(TorchSharp.torch.Tensor,System.Boolean)"],
            Always,
            Since: null,
            new(
                "gives the standard deviation in the place of the variance: 1.528 for 1, 2, 4, where the variance is 2.333. Use the tensor's method, which is right.",
                "返回的是标准差而不是方差：对 1、2、4 得到 1.528，而方差是 2.333。请改用张量的同名方法，它是对的。"))
        {
            Edit = FaultEdit.Method,
        },
        new(
            "rounding-mode",
            [
                "M:TorchSharp.torch.div", "M:TorchSharp.torch.divide",
                "M:TorchSharp.torch.div_(TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.RoundingMode)",
                "M:TorchSharp.torch.divide_(TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.RoundingMode)",
            ],
            new IsNot("rounding_mode", "None"),
            Since: null,
            new(
                "never reads rounding_mode: −7 / 2 is −3.5, where floor gives −4. Use the tensor's method, which is right.",
                "不读取 rounding_mode：−7 / 2 得到 −3.5，而 floor 应得 −4。请改用张量的同名方法，它是对的。"))
        {
            Edit = FaultEdit.Method,
        },
        new(
            "erfinv",
            ["M:TorchSharp.torch.erfinv"],
            Always,
            Since: null,
            new(
                "computes erf: 0.5205 for 0.5, where the inverse is 0.4769. Use the tensor's method, which is right.",
                "算的是 erf：对 0.5 得到 0.5205，而反函数应为 0.4769。请改用张量的同名方法，它是对的。"))
        {
            Edit = FaultEdit.Method,
        },
        new(
            "erfcx",
            ["M:TorchSharp.torch.special.erfcx"],
            Always,
            Since: null,
            new(
                "computes erfc, without the factor exp(x²): 0.157 for 1, where 0.428 is right. For moderate x write exp(x * x) * erfc(x).",
                "算的是 erfc，少了因子 exp(x²)：对 1 得到 0.157，而正确值是 0.428。x 不大时请写 exp(x * x) * erfc(x)。")),
        new(
            "baddbmm",
            ["M:TorchSharp.torch.baddbmm", "M:TorchSharp.torch.Tensor.baddbmm"],
            Always,
            Since: null,
            new(
                "turns its operands: it adds batch2 to input times batch1, and not input to batch1 times batch2. Write input * beta + bmm(batch1, batch2) * alpha.",
                "把操作数弄反了：它算的是 batch2 加上 input 乘 batch1，而不是 input 加上 batch1 乘 batch2。请写成 input * beta + bmm(batch1, batch2) * alpha。"))
        {
            Edit = FaultEdit.Product,
        },
        new(
            "in-place",
            ["M:TorchSharp.torch.clamp_max_", "M:TorchSharp.torch.clamp_min_", "M:TorchSharp.torch.lgamma_"],
            new ResultDropped(),
            Since: null,
            new(
                "does not change its input, and its result is dropped: the call has no effect. Use the tensor's method, which changes it.",
                "并不修改输入，而返回值又被丢弃：这次调用没有任何作用。请改用张量的同名方法，它会修改输入。"))
        {
            Edit = FaultEdit.Method,
        },
        new(
            "elu-in-place",
            ["M:TorchSharp.torch.nn.functional.elu"],
            new All(new Is("inplace", true), new ResultDropped()),
            Since: null,
            new(
                "does not change its input, inplace or not, and its result is dropped: the call has no effect. Assign the result.",
                "不论 inplace 如何都不修改输入，而返回值又被丢弃：这次调用没有任何作用。请把返回值赋给变量。"))
        {
            Edit = FaultEdit.Assign,
        },
        new(
            "elu_",
            ["M:TorchSharp.torch.Tensor.elu_(System.Double)"],
            new ResultDropped(),
            Since: null,
            new(
                "does not change the tensor, and its result is dropped: the call has no effect. Assign the result.",
                "并不修改这个张量，而返回值又被丢弃：这次调用没有任何作用。请把返回值赋给变量。"))
        {
            Edit = FaultEdit.Assign,
        },
        new(
            "roll",
            [
                "M:TorchSharp.torch.roll(TorchSharp.torch.Tensor,System.Int64[])", "M:TorchSharp.torch.Tensor.roll(System.Int64[])",
                "M:TorchSharp.torch.roll(TorchSharp.torch.Tensor,System.ReadOnlySpan{System.Int64},System.ReadOnlySpan{System.Int64})",
                "M:TorchSharp.torch.Tensor.roll(System.ReadOnlySpan{System.Int64},System.ReadOnlySpan{System.Int64})",
            ],
            new LeftOut("dims"),
            Since: null,
            new(
                "rolls along dimension 0 when it is given a list and no dims: [[1, 2], [3, 4]] by [1] becomes [[3, 4], [1, 2]], and not [[4, 1], [2, 3]]. Give a number, or dims.",
                "收到列表而没有 dims 时沿第 0 维滚动：[[1, 2], [3, 4]] 按 [1] 滚动得到 [[3, 4], [1, 2]]，而不是 [[4, 1], [2, 3]]。请传一个数，或写出 dims。")),
        new(
            "weibull",
            ["M:TorchSharp.torch.distributions.Weibull"],
            Always,
            Since: null,
            new(
                "draws negative numbers, whatever its scale; a Weibull variable has none. Draw it by its formula: scale * (-torch.rand(n).log()).pow(1 / concentration).",
                "抽出的是负数，也与 scale 无关；而 Weibull 变量不会是负数。请按公式抽样：scale * (-torch.rand(n).log()).pow(1 / concentration)。")),
        new(
            "geometric-entropy",
            ["M:TorchSharp.Modules.Geometric.entropy", "M:TorchSharp.torch.distributions.Distribution.entropy"],
            new MadeBy(["M:TorchSharp.torch.distributions.Geometric", "M:TorchSharp.Modules.Geometric.#ctor"]),
            Since: null,
            new(
                "is not the entropy: 0.6236 for p = 0.3, where 2.0362 is right. Divide the binary entropy by p: (-p * p.log() - (1 - p) * (1 - p).log()) / p.",
                "算的不是熵：p = 0.3 时得到 0.6236，而正确值是 2.0362。请用二元熵除以 p：(-p * p.log() - (1 - p) * (1 - p).log()) / p。")),
        new(
            "generator",
            [
                "M:TorchSharp.torch.nn.init.normal_", "M:TorchSharp.torch.nn.init.uniform_",
                "M:TorchSharp.torch.distributions.Categorical(TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.Generator)",
                "M:TorchSharp.torch.distributions.Binomial(TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.Generator)",
                "M:TorchSharp.torch.distributions.Binomial(System.Int32,System.Nullable{System.Single},System.Nullable{System.Single},TorchSharp.torch.Generator)",
                "M:TorchSharp.torch.distributions.NegativeBinomial(TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.Generator)",
                "M:TorchSharp.torch.distributions.NegativeBinomial(System.Int32,System.Nullable{System.Single},System.Nullable{System.Single},TorchSharp.torch.Generator)",
            ],
            new IsGiven("generator"),
            Since: null,
            new(
                "never reads its generator: 2 generators with one seed draw different numbers. Seed the global one with torch.manual_seed, or use the tensor's own normal_ or uniform_, which obey.",
                "不读取 generator：2 个种子相同的生成器抽出不同的数。请用 torch.manual_seed 设置全局种子，或改用张量自己的 normal_、uniform_，它们会使用生成器。"))
        {
            At = "generator",
        },
        new(
            "random-out",
            ["M:TorchSharp.torch.rand_out", "M:TorchSharp.torch.Tensor.randn_out"],
            Always,
            Since: null,
            new(
                "ends the process, without an exception. Use torch.rand or torch.randn, or fill the tensor in place: uniform_() or normal_().",
                "会让进程直接终止，连异常都没有。请改用 torch.rand 或 torch.randn，或者原地填充：uniform_() 或 normal_()。")),
    ];
}
