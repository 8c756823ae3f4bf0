namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Constructs that write a member.</summary>
internal static class WritingMembers
{
    public static readonly IReadOnlyList<Construct> All =
    [
        new("1", "reference to a field", "ref Module<Tensor, Tensor> G() => ref f;", "G() = Identity();") { IsLost = true },
        new("7", "reference that is kept", "", "ref var g = ref f; g = Identity();") { IsLost = true },
        new(
            "1", "argument by reference",
            "static void Undo(ref Module<Tensor, Tensor> g) => g = Identity();",
            "Undo(ref f);") { IsLost = true },
        new("1", "out argument", "static void Undo(out Module<Tensor, Tensor> g) => g = Identity();", "Undo(out f);") { IsLost = true },
        new("7", "deconstruction into a field", "", "(f, _) = (Identity(), 1);") { Twin = "(_, _) = (Identity(), 1);" },
        new("1", "chained assignment", "Module<Tensor, Tensor>? g;", "g = f = Identity();") { Twin = "g = Identity();" },
        new("8", "assignment where null", "Module<Tensor, Tensor>? g;", "f = null!; f ??= Identity();") { Twin = "g ??= Identity();" },
        new("1", "loop", "", "for (var i = 0; i < 1; f = Identity(), i++) { }"),
        new("1", "lock and its body", "", "lock (this) { f = Identity(); }"),
        new("1", "object of another name", "", "var t = this; t.f = Identity();"),
        new(
            "1", "struct that assigns this",
            "struct Holder { public Trainer T; public void Set(Trainer t) { this = new Holder { T = t }; T.f = Identity(); } }",
            "new Holder().Set(this);"),
    ];
}
