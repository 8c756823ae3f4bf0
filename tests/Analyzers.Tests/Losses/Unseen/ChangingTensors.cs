namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Constructs that put something else into a variable, or change in place what it holds.</summary>
internal static class ChangingTensors
{
    public static readonly IReadOnlyList<Construct> All =
    [
        new("7", "reference to a local", "", "ref var q = ref p; q = z;") { IsLost = true },
        new("7", "reference chosen by a condition", "", "var o = z; (x.is_cuda ? ref p : ref o) = z;") { IsLost = true },
        new("7", "reference chosen by a condition, the other way", "", "var o = z; (x.is_cuda ? ref o : ref p) = z;") { IsLost = true },
        new(
            "7", "reference given by a condition",
            "static void Undo(ref Tensor t, Tensor z) => t = z;",
            "var o = z; Undo(ref x.is_cuda ? ref o : ref p, z);") { Twin = "var o = z; var q = z; Undo(ref x.is_cuda ? ref o : ref q, z);" },
        new(
            "7", "reference returned",
            "static ref Tensor Same(ref Tensor t) => ref t;",
            "Same(ref p) = z;") { Twin = "var o = z; Same(ref o) = z;" },
        new(
            "1", "reference given",
            "static void Undo(ref Tensor t, Tensor z) => t = z;",
            "Undo(ref p, z);") { Twin = "var o = z; Undo(ref o, z);" },
        new("1", "out given", "static void Undo(out Tensor t, Tensor z) => t = z;", "Undo(out p, z);") { Twin = "Undo(out var o, z);" },
        new(
            "1", "library by reference",
            "",
            "System.Threading.Interlocked.Exchange(ref p, z);") { Twin = "_ = System.Threading.Volatile.Read(ref p);" },
        new("7", "deconstruction", "", "(p, _) = (z, 1);") { Twin = "(_, _) = (z, 1);" },
        new("7", "swap", "", "var o = z; (p, o) = (o, p);") { Twin = "var o = z; var q = y; (q, o) = (o, q);" },
        new(
            "7", "deconstruction by a method",
            "sealed class Pair(Tensor t) { public void Deconstruct(out Tensor a, out Tensor b) { a = t; b = t; } }",
            "(p, _) = new Pair(z);") { Twin = "(_, _) = new Pair(z);" },
        new(
            "3", "lambda that writes it",
            "",
            "Action undo = () => p = z; undo();") { Twin = "Action undo = () => Console.WriteLine(p); undo();" },
        new(
            "7", "local function that writes it",
            "",
            "void Undo() => p = z; Undo();") { Twin = "void Show() => Console.WriteLine(p); Show();" },
        new(
            "1", "in place by a method",
            "static void Undo(Tensor t) => t.logit_(); static void Show(Tensor t) => Console.WriteLine(t);",
            "Undo(p);"),
        new("1", "in place through a second name", "", "var q = p; q.logit_();"),
        new("1", "in place through an array", "", "Tensor[] a = [p]; a[0].logit_();"),
        new("7", "in place through a tuple", "", "var t = (A: p, 1); t.A.logit_();"),
        new("3", "in place through an anonymous type", "", "var t = new { A = p }; t.A.logit_();"),
        new("9", "in place through a record", "record R(Tensor A);", "new R(p).A.logit_();"),
        new("9", "in place through with", "record R(Tensor A, int N);", "var r = new R(p, 1) with { N = 2 }; r.A.logit_();"),
        new(
            "2", "in place by an iterator",
            "static IEnumerable<int> Undo(Tensor t) { t.logit_(); yield return 1; }",
            "foreach (var _ in Undo(p)) { }"),
        new("3", "in place by the library", "", "new List<Tensor> { p }.ForEach(t => t.logit_());"),
        new("3", "in place by a query", "", "_ = new[] { p }.Select(t => t.logit_()).ToList();"),
        new(
            "1", "in place through an object",
            "sealed class Holder(Tensor t) { public void Undo() => t.logit_(); public void Show() => Console.WriteLine(t); }",
            "new Holder(p).Undo();"),
        new(
            "1", "in place by a delegate of a method",
            "static void Undo(Tensor t) => t.logit_(); static void Show(Tensor t) => Console.WriteLine(t);",
            "Action<Tensor> a = Undo; a(p);"),
        new("8", "in place by a switch expression", "", "_ = 1 switch { 1 => p.logit_(), _ => p };"),
        new("7", "in place through a pattern", "", "if (p is var q) q.logit_();"),
        new("8", "in place through a property pattern", "sealed record H(Tensor A);", "if (new H(p) is { A: var q }) q.logit_();"),
        new("11", "in place through a list pattern", "", "if (new[] { p } is [var q]) q.logit_();"),
        new(
            "8", "in place through a positional pattern",
            "sealed record H(Tensor A, int N);",
            "if (new H(p, 1) is (var q, _)) q.logit_();"),
        new("7", "in place through a type switch", "", "switch (p) { case Tensor q: q.logit_(); break; }"),
        new("1", "in place in an earlier argument", "static Tensor Undo(Tensor t, Tensor y) { t.logit_(); return y; }", "y = Undo(p, y);"),
        new(
            "11", "reference in a ref struct",
            "ref struct H(ref Tensor t) { public ref Tensor T = ref t; }",
            "var h = new H(ref p); h.T = z;") { IsLost = true },
        new(
            "12", "inline array",
            "[System.Runtime.CompilerServices.InlineArray(1)] struct B { Tensor t; }",
            "var b = new B(); b[0] = p; b[0].logit_();"),
        new("7", "span", "", "Tensor[] a = [p]; a.AsSpan()[0].logit_();"),
        new("1", "foreach", "", "foreach (var q in new[] { p }) q.logit_();"),
        new("7", "foreach by reference", "", "foreach (ref var q in new[] { p }.AsSpan()) q.logit_();") { IsLost = true },
        new("7", "foreach that deconstructs", "", "foreach (var (q, _) in new[] { (p, 1) }) q.logit_();"),
        new("1", "lock", "", "lock (p) { p.logit_(); }"),
        new("4", "dynamic", "", "dynamic d = p; d.logit_();") { IsLost = true },
        new(
            "5", "awaited",
            "static async System.Threading.Tasks.Task Undo(Tensor t) { await System.Threading.Tasks.Task.Yield(); t.logit_(); }",
            "Undo(p).Wait();"),
        new(
            "7", "throw expression",
            "static Tensor Undo(Tensor t) { t.logit_(); return t; }",
            "_ = Undo(p) ?? throw new InvalidOperationException();"),
        new("6", "null-conditional call", "", "p?.logit_();"),
        new(
            "8", "using that changes it at its end",
            "sealed class Scope(Tensor t) : IDisposable { public void Dispose() => t.logit_(); }",
            "using (new Scope(p)) { }"),
        new(
            "1", "operator that changes it",
            "sealed class Box { public static Box operator +(Box b, Tensor t) { t.logit_(); return b; } }",
            "_ = new Box() + p;"),
        new(
            "1", "conversion that changes it",
            "sealed class Box { public static implicit operator Box(Tensor t) { t.logit_(); return new(); } }",
            "Box b = p;"),
        new(
            "1", "indexer that changes it",
            "sealed class Box { public int this[Tensor t] { get { t.logit_(); return 1; } } }",
            "_ = new Box()[p];"),
        new("1", "setter that changes it", "sealed class Box { public Tensor T { set => value.logit_(); } }", "new Box().T = p;"),
        new("1", "event that changes it", "static event Action<Tensor>? Done;", "Done += t => t.logit_(); Done(p);") { IsLost = true },
        new("1", "constructor that changes it", "sealed class Box { public Box(Tensor t) => t.logit_(); }", "_ = new Box(p);"),
        new(
            "12", "primary constructor that changes it",
            "sealed class Box(Tensor t) { readonly Tensor _t = t.logit_(); }",
            "_ = new Box(p);"),
        new(
            "3", "collection initialiser that changes it",
            "sealed class Bag : System.Collections.IEnumerable { public void Add(Tensor t) => t.logit_(); public "
            + "System.Collections.IEnumerator GetEnumerator() => null!; }",
            "_ = new Bag { p };"),
    ];
}
