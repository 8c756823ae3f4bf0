namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Constructs that run code of the program where no call of it is written: members, and what the library runs.</summary>
internal static class RunningCode
{
    public static readonly IReadOnlyList<Construct> All =
    [
        new("1", "property setter", "bool Raw { get => false; set => f = Identity(); }", "Raw = true;"),
        new("1", "property getter", "bool Raw { get { f = Identity(); return true; } }", "_ = Raw;"),
        new("1", "indexer setter", "bool this[int i] { get => false; set => f = Identity(); }", "this[0] = true;"),
        new("1", "event accessor", "event Action Done { add => f = Identity(); remove { } }", "Done += () => { };"),
        new("1", "event raised", "event Action? Done;", "Done += () => f = Identity(); Done?.Invoke();"),
        new("1", "delegate combined", "", "Action a = () => { }; a += () => f = Identity(); a();"),
        new("1", "operator", "public static Trainer operator +(Trainer t, int n) { t.f = Identity(); return t; }", "_ = this + 1;"),
        new("1", "unary operator", "public static Trainer operator -(Trainer t) { t.f = Identity(); return t; }", "_ = -this;"),
        new(
            "1", "increment operator",
            "public static Trainer operator ++(Trainer t) { t.f = Identity(); return t; }",
            "var t = this; t++;"),
        new(
            "1", "compound assignment with an operator",
            "public static Trainer operator +(Trainer t, int n) { t.f = Identity(); return t; }",
            "var t = this; t += 1;"),
        new(
            "1", "implicit conversion",
            "public static implicit operator int(Trainer t) { t.f = Identity(); return 1; }",
            "int n = this; Console.WriteLine(n);"),
        new(
            "1", "explicit conversion",
            "public static explicit operator int(Trainer t) { t.f = Identity(); return 1; }",
            "Console.WriteLine((int)this);"),
        new(
            "1", "operators true and false",
            "public static bool operator true(Trainer t) { t.f = Identity(); return true; } public static bool operator "
            + "false(Trainer t) => false;",
            "if (this) Console.WriteLine(1);"),
        new(
            "1", "comparison operator",
            "public static bool operator ==(Trainer? a, Trainer? b) { if (a is not null) a.f = Identity(); return true; } "
            + "public static bool operator !=(Trainer? a, Trainer? b) => !(a == b); public override bool Equals(object? o) => "
            + "false; public override int GetHashCode() => 0;",
            "Console.WriteLine(this == null);"),
        new(
            "1", "enumerator of a foreach",
            "public Steps GetEnumerator() => new(this); public sealed class Steps(Trainer t) { public int Current => 0; "
            + "public bool MoveNext() { t.f = Identity(); return false; } }",
            "foreach (var _ in this) { }"),
        new(
            "1", "end of a using",
            "sealed class Scope(Trainer t) : IDisposable { public void Dispose() => t.f = Identity(); }",
            "using (new Scope(this)) { }"),
        new(
            "8", "end of a using declaration",
            "sealed class Scope(Trainer t) : IDisposable { public void Dispose() => t.f = Identity(); }",
            "{ using var s = new Scope(this); }"),
        new(
            "8", "ref struct that is disposed by its shape",
            "ref struct Scope(Trainer t) { readonly Trainer _t = t; public void Dispose() => _t.f = Identity(); }",
            "using (new Scope(this)) { }"),
        new(
            "1", "static constructor",
            "static class Settings { public static int N; static Settings() => Act = Identity(); } static Module<Tensor, "
            + "Tensor> Act = Identity();",
            "Act = Sigmoid(); Settings.N = 1; f = Act;"),
        new(
            "1", "constructor that writes a static",
            "sealed class Undoer { public Undoer() => Act = Identity(); } static Module<Tensor, Tensor> Act = Identity();",
            "Act = Sigmoid(); new Undoer(); f = Act;"),
        new(
            "3", "collection initialiser",
            "sealed class Bag(Trainer t) : System.Collections.IEnumerable { public void Add(int n) => t.f = Identity(); "
            + "public System.Collections.IEnumerator GetEnumerator() => null!; }",
            "_ = new Bag(this) { 1 };"),
        new(
            "3", "object initialiser with a setter",
            "sealed class Option { public Trainer T { set => value.f = Identity(); } }",
            "_ = new Option { T = this };"),
        new(
            "2", "iterator that runs later",
            "IEnumerable<int> Later() { f = Identity(); yield return 1; }",
            "foreach (var _ in Later()) { }"),
        new(
            "2", "iterator that runs after the write",
            "IEnumerable<int> Later() { f = Identity(); yield return 1; }",
            "var it = Later(); f = Sigmoid(); foreach (var _ in it) { }"),
        new(
            "3", "query that runs later",
            "int Undo(int n) { f = Identity(); return n; }",
            "var q = from n in new[] { 1 } select Undo(n); f = Sigmoid(); _ = q.ToList();"),
        new("3", "lambda run by the library", "", "new List<int> { 1 }.ForEach(_ => f = Identity());"),
        new(
            "3", "lambda that runs later",
            "",
            "var later = System.Threading.Tasks.Task.Run(() => { f = Identity(); }); f = Sigmoid(); later.Wait();"),
        new(
            "1", "method group run by the library",
            "void Undo(int n) => f = Identity(); void Show(int n) => Console.WriteLine(n);",
            "new List<int> { 1 }.ForEach(Undo);"),
    ];
}
