namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The constructs by which values go through code of the program.</summary>
internal static class WaysOfCode
{
    public static Way[] All =>
    [
        new(1, "out parameter", "Give(P, out var given);", "given")
        {
            Members = "private static void Give(Tensor one, out Tensor given) => given = one;", Twin = "Give(P, out var given); Give(RAW, out given);",
        },
        new(7, "reference to a number", "var count = 1; ref var counted = ref count; counted++;", "P") { Twin = "var kept = P; ref var same = ref kept; same = RAW;", TwinResult = "kept" },
        new(1, "number given by reference", "var total = 0f; Add(ref total, 1f);", "P")
        {
            Members = "private static void Add(ref float total, float value) => total += value;\nprivate static void Put(ref Tensor one, Tensor other) => one = other;",
            Twin = "var kept = P; Put(ref kept, RAW);", TwinResult = "kept",
        },
        new(13, "list of parameters", "", "FirstOf(P, x)")
        {
            Members = "private static Tensor FirstOf(params List<Tensor> all) => all[0];", Twin = "", TwinResult = "FirstOf(RAW, P)",
        },
        new(13, "sequence of parameters", "", "LastOf(x, P)")
        {
            Members = "private static Tensor LastOf(params IEnumerable<Tensor> all) { Tensor? last = null; foreach (var one in all) last = one; return last!; }",
            Twin = "", TwinResult = "LastOf(P, RAW)",
        },
        new(1, "array of parameters", "", "FirstOf(P, x)")
        {
            Members = "private static Tensor FirstOf(params Tensor[] all) => all[0];\nprivate static Tensor Other(Tensor raw, params Tensor[] all) { all[0] = raw; return all[0]; }",
            Twin = "", TwinResult = "Other(RAW, P, x)",
        },
        new(1, "operator", "var pipe = new Pipe();", "(pipe | P)")
        {
            Members = "private sealed class Pipe { public static Tensor operator |(Pipe pipe, Tensor one) => one; public static Tensor operator &(Pipe pipe, (Tensor One, Tensor Other) both) => both.Other; }",
            Twin = "var pipe = new Pipe();", TwinResult = "(pipe & (P, RAW))",
        },
        new(1, "conversion", "Boxed boxed = P;", "boxed.One")
        {
            Members = "private sealed class Boxed(Tensor one) { public Tensor One => one; public static implicit operator Boxed(Tensor one) => new(one); }",
            Twin = "Boxed boxed = P; boxed = RAW;",
        },
        new(2, "generic method", "", "Same(P)") { Members = "private static T Same<T>(T one) => one;\nprivate static T Later<T>(T one, T other) => other;", Twin = "", TwinResult = "Later(P, RAW)" },
        new(7, "tuple that is returned", "var (kept, _) = Pair(P, x);", "kept")
        {
            Members = "private static (Tensor One, Tensor Other) Pair(Tensor one, Tensor other) => (one, other);", Twin = "var (_, kept) = Pair(P, RAW);",
        },
        new(1, "either way the same", "", "(x.shape[0] > 1 ? P : P)") { Twin = "", TwinResult = "(x.shape[0] > 1 ? P : RAW)" },
        new(1, "either branch the same", "var kept = x; if (x.shape[0] > 1) kept = P; else { kept = P; }", "kept") { Twin = "var kept = x; if (x.shape[0] > 1) kept = P; else { kept = RAW; }" },
        new(8, "default member of an interface", "IGiver giver = new Giver();", "giver.Give(P)")
        {
            Members = "private interface IGiver { Tensor Give(Tensor one) => one; Tensor Other(Tensor one, Tensor other) => other; }\nprivate sealed class Giver : IGiver;",
            Twin = "IGiver giver = new Giver();", TwinResult = "giver.Other(P, RAW)",
        },
        new(7, "local function", "Tensor Kept() => P;", "Kept()") { Twin = "var kept = P; Tensor Kept() => kept; kept = RAW;", TwinResult = "Kept()" },
        new(3, "lambda", "Func<Tensor> kept = () => P;", "kept()") { Twin = "var held = P; Func<Tensor> kept = () => held; held = RAW;", TwinResult = "kept()" },
        new(3, "lambda in a dictionary", "var ways = new Dictionary<string, Func<Tensor>> { [\"p\"] = () => P };", "ways[\"p\"]()")
        {
            Twin = "var ways = new Dictionary<string, Func<Tensor>> { [\"p\"] = () => P }; ways[\"p\"] = () => RAW;",
        },
        new(1, "delegates folded", "var result = x; foreach (var step in new Func<Tensor, Tensor>[] { t => t, _ => P }) result = step(result);", "result")
        {
            Twin = "var result = x; foreach (var step in new Func<Tensor, Tensor>[] { _ => P, _ => RAW }) result = step(result);",
        },
        new(8, "switch of alike arms", "", "(x.shape[0] switch { 1 => P, _ => P })") { Twin = "", TwinResult = "(x.shape[0] switch { 1 => P, _ => RAW })" },
        new(1, "catch that gives nothing", "Tensor kept; try { kept = P; } catch (InvalidOperationException) { throw; }", "kept")
        {
            Twin = "Tensor kept; try { kept = P; } catch (InvalidOperationException) { kept = RAW; }",
        },
    ];
}
