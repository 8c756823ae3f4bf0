using TorchSharp.Reference.Tests.Proofs.Library;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA6001_Proof() : RuleProof("TSA6001")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = LibraryFaultTests.Proofs.ToDictionary(proof => proof.Quantity, Scoped);

    private static Func<Measured> Scoped(FaultProof proof) => () =>
    {
        using var scope = NewDisposeScope();
        return proof.Measure();
    };
}
