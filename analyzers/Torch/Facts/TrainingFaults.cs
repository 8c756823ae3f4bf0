using static TorchSharp.Analyzers.Torch.Facts.FaultCondition;

namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Faults of optimizers and of schedulers.</summary>
internal static class TrainingFaults
{
    private static readonly IReadOnlyList<string> CyclicLR =
        ["M:TorchSharp.torch.optim.lr_scheduler.CyclicLR", "M:TorchSharp.torch.optim.lr_scheduler.impl.CyclicLR.#ctor"];

    private static readonly IReadOnlyList<string> Plateau =
        ["M:TorchSharp.torch.optim.lr_scheduler.ReduceLROnPlateau", "M:TorchSharp.torch.optim.lr_scheduler.impl.ReduceLROnPlateau.#ctor"];

    public static readonly IReadOnlyList<LibraryFault> All =
    [
        new(
            "radam",
            ["M:TorchSharp.torch.optim.RAdam", "M:TorchSharp.Modules.RAdam.#ctor"],
            Always,
            Since: null,
            new(
                "multiplies by the learning rate twice from the sixth step on: the step is lr², so with lr 0.001 training stops there. Use optim.Adam.",
                "从第六步起把学习率乘了两次：步长是 lr²，lr 为 0.001 时训练就此停住。请改用 optim.Adam。"))
        {
            Edit = FaultEdit.Adam,
        },
        new(
            "sgd-maximize",
            ["M:TorchSharp.torch.optim.SGD", "M:TorchSharp.Modules.SGD.#ctor"],
            new All(new Is("maximize", true), new IsNot("weight_decay", 0.0)),
            Since: null,
            new(
                "turns the sign of weight_decay when maximize is true, so that weights grow: 1 becomes 1.05, where 0.95 is right. Minimize the negative objective instead.",
                "在 maximize 为 true 时把 weight_decay 的符号弄反，权重反而变大：1 变成 1.05，而正确值是 0.95。请改为最小化目标的相反数。"))
        {
            At = "maximize",
        },
        new(
            "cyclic-momentum",
            CyclicLR,
            new IsByDefault("cycle_momentum", true),
            Since: null,
            new(
                "raises the momentum from 0.9 to 1.0 as the rate rises, where it should fall to 0.8. Give cycle_momentum: false.",
                "学习率上升时把动量从 0.9 提高到 1.0，而它应当降到 0.8。请写 cycle_momentum: false。"))
        {
            Edit = FaultEdit.NoMomentumCycle,
            At = "cycle_momentum",
        },
        new(
            "cyclic-exp-range",
            CyclicLR,
            new All(new Is("mode", "ExpRange"), new IsNot("gamma", 1.0), new LeftOut("scale_fn")),
            Since: null,
            new(
                "raises gamma to the power of the cycle where the iteration is meant: the rate hardly falls. Give scale_fn: i => Math.Pow(gamma, i) and scale_mode: Iterations.",
                "把 gamma 的指数取成周期数而不是迭代数：学习率几乎不衰减。请写 scale_fn: i => Math.Pow(gamma, i) 和 scale_mode: Iterations。"))
        {
            Edit = FaultEdit.ScaleFunction,
            At = "mode",
        },
        new(
            "milestone-twice",
            ["M:TorchSharp.torch.optim.lr_scheduler.MultiStepLR", "M:TorchSharp.torch.optim.lr_scheduler.impl.MultiStepLR.#ctor"],
            new HasTwice("milestones"),
            Since: null,
            new(
                "multiplies by gamma once at a milestone that stands twice, where it should twice. Name it once, and use the gamma that is meant there in a LambdaLR.",
                "对写了两次的里程碑只乘一次 gamma，而应当乘两次。请只写一次，并用 LambdaLR 给出那里想要的系数。"))
        {
            At = "milestones",
        },
        new(
            "plateau-last-lr",
            ["M:TorchSharp.torch.optim.lr_scheduler.LRScheduler.get_last_lr"],
            new MadeBy(Plateau),
            Since: null,
            new(
                "gives the starting rate for ever once it is asked of a ReduceLROnPlateau. Ask the optimizer: optimizer.ParamGroups.First().LearningRate.",
                "对 ReduceLROnPlateau 永远返回最初的学习率。请向优化器查询：optimizer.ParamGroups.First().LearningRate。"))
        {
            Edit = FaultEdit.LearningRate,
        },
    ];
}
