using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs.Library;

/// <summary>Proofs of the faults of optimizers and schedulers.</summary>
internal static class TrainingFaultProofs
{
    public static IReadOnlyList<FaultProof> All { get; } =
    [
        new("radam", "tenth step of RAdam over that of its formula, lr 0.001", () => TenthStep(w => optim.RAdam([w], lr: 1e-3)) / FormulaOfTenthStep(1e-3), () => 1)
        {
            Repaired = () => TenthStep(w => optim.Adam([w], lr: 1e-3)) / 1e-3,
            Tolerance = 1e-2,
            Others = [() => TenthStep(w => new RAdam([w], 1e-3)) / FormulaOfTenthStep(1e-3)],
        },
        new("sgd-maximize", "weight 1 after a step without gradient, lr 0.1, weight_decay 0.5, maximize", Decayed, () => 1 - 0.1 * 0.5),
        new("cyclic-momentum", "momentum at the peak of CyclicLR", () => MomentumAtPeak(cycle: true), () => 0.8)
        {
            Repaired = () => MomentumAtPeak(cycle: false),
            Expected = () => 0.9,
        },
        new("cyclic-exp-range", "rate after 2 steps of CyclicLR, gamma 0.9", () => RateOfExpRange(repaired: false), () => 0.1 + 0.9 * 0.5 * Math.Pow(0.9, 2))
        {
            Repaired = () => RateOfExpRange(repaired: true),
        },
        new("milestone-twice", "rate 1 after a milestone that stands twice", () => RateAfterMilestones([1, 1]), () => 1 * 0.1 * 0.1),
        new("plateau-last-lr", "rate 0.5 after one reduction, by get_last_lr", () => RateOfPlateau(optimizer: false), () => 0.5 * 0.1)
        {
            Repaired = () => RateOfPlateau(optimizer: true),
        },
    ];

    private static Parameter One() => new(ones(1, ScalarType.Float64));

    private static double TenthStep(Func<Parameter, optim.Optimizer> make)
    {
        var weight = One();
        var optimizer = make(weight);
        var before = 0.0;
        for (var step = 0; step < 10; step++)
        {
            before = weight.item<double>();
            optimizer.zero_grad();
            weight.sum().backward();
            optimizer.step();
        }

        return before - weight.item<double>();
    }

    /// <summary>Algorithm 2 of Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, for a gradient that is always 1.</summary>
    private static double FormulaOfTenthStep(double rate)
    {
        const double Beta = 0.999, Limit = 2 / (1 - Beta) - 1;
        var length = Limit - 2 * 10 * Math.Pow(Beta, 10) / (1 - Math.Pow(Beta, 10));
        return rate * Math.Sqrt((length - 4) * (length - 2) * Limit / ((Limit - 4) * (Limit - 2) * length));
    }

    private static double Decayed()
    {
        var weight = One();
        var optimizer = optim.SGD([weight], 0.1, weight_decay: 0.5, maximize: true);
        (weight * 0).sum().backward();
        optimizer.step();
        return weight.item<double>();
    }

    private static double MomentumAtPeak(bool cycle)
    {
        var optimizer = optim.SGD([One()], 0.1, 0.9);
        var scheduler = optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1.0, 4, cycle_momentum: cycle);
        for (var step = 0; step < 4; step++)
            Step(optimizer, scheduler);
        return ((SGD.ParamGroup)optimizer.ParamGroups.First()).Options.momentum!.Value;
    }

    private static double RateOfExpRange(bool repaired)
    {
        var optimizer = optim.SGD([One()], 0.1, 0.9);
        const optim.lr_scheduler.impl.CyclicLR.Mode Mode = optim.lr_scheduler.impl.CyclicLR.Mode.ExpRange;
        var scheduler = repaired
            ? optim.lr_scheduler.CyclicLR(
                optimizer, 0.1, 1.0, 4, mode: Mode, gamma: 0.9, cycle_momentum: false, scale_fn: i => Math.Pow(0.9, i), scale_mode: optim.lr_scheduler.impl.CyclicLR.ScaleMode.Iterations)
            : optim.lr_scheduler.CyclicLR(optimizer, 0.1, 1.0, 4, mode: Mode, gamma: 0.9, cycle_momentum: false);
        Step(optimizer, scheduler);
        Step(optimizer, scheduler);
        return optimizer.ParamGroups.First().LearningRate;
    }

    private static double RateAfterMilestones(int[] milestones)
    {
        var optimizer = optim.SGD([One()], 1);
        var scheduler = optim.lr_scheduler.MultiStepLR(optimizer, milestones);
        Step(optimizer, scheduler);
        Step(optimizer, scheduler);
        return optimizer.ParamGroups.First().LearningRate;
    }

    private static double RateOfPlateau(bool optimizer)
    {
        var made = optim.SGD([One()], 0.5);
        var scheduler = optim.lr_scheduler.ReduceLROnPlateau(made, patience: 0);
        scheduler.step(1.0);
        scheduler.step(1.0);
        return optimizer ? made.ParamGroups.First().LearningRate : scheduler.get_last_lr().First();
    }

    private static void Step(optim.Optimizer optimizer, optim.lr_scheduler.LRScheduler scheduler)
    {
        optimizer.step();
        scheduler.step();
    }
}
