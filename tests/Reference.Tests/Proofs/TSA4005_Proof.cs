namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4005_Proof() : RuleProof("TSA4005")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["tensors left after 10 rounds of training a model of one layer"] = () => Left(isTraining: true),
        ["tensors left after 10 rounds of evaluating it"] = () => Left(isTraining: false),
        ["change of the loss by the scope, after 10 rounds"] = () => new(0, RoundsOfTraining.Loss(isScoped: true) - RoundsOfTraining.Loss(isScoped: false)),
    };

    private static Measured Left(bool isTraining) =>
        new(RoundsOfTraining.Left(isScoped: false, isTraining), RoundsOfTraining.Left(isScoped: true, isTraining));
}
