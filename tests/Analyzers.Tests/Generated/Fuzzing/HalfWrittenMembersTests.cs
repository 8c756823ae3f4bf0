using TorchSharp.Analyzers.Tests.Catalogue;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A member that is not written to the end, or writes what it cannot reach yet: it counts as what it may become, for its own class and for nobody else.</summary>
public sealed class HalfWrittenMembersTests
{
    private const string Loss = "functional.binary_cross_entropy_with_logits";

    private const string Squashing = """
        abstract class Squashing : Module<Tensor, Tensor>
        {
            protected Squashing() : base("net") { }
            protected virtual Tensor Act(Tensor z) => torch.sigmoid(z);
            public override Tensor forward(Tensor x) { return Act(x); }
        }

        """;

    private const string UseNew = $"class Use {{ void F(Tensor z, Tensor y) {{ var net = new Net(); {Loss}(net.forward(z), y); }} }}\n";
    private const string UseGiven = $"class Use {{ void F(Net net, Tensor z, Tensor y) {{ {Loss}(net.forward(z), y); }} }}\n";

    private const string Net = """
        class Net : Module<Tensor, Tensor>
        {
            public Net() : base("net") { }
            public override Tensor forward(Tensor x) => torch.sigmoid(x);
        }

        """;

    private const string Owner = $"private Tensor p = torch.sigmoid(torch.ones(1)); public void F(Tensor y) {{ {Loss}(p, y); }}";

    /// <summary>What somebody has written so far of an override of <c>Act</c>.</summary>
    public static TheoryData<string> Overrides =>
    [
        "override", "protected override", "protected sealed override", "protected override async", "protected override Ten", "protected override Tensor", "protected override Tensor Ac",
        "protected override Tensor Act", "protected override Tensor Act(", "protected override Tensor Act(Tensor z)", "protected override Tensor Act(Tensor z) =>", "protected override { return z; }",
        "protected overide Tensor Act(Tensor z) => z;", "protected overrideTensor Act(Tensor z) => z;", "protected override void Act(Tensor z) { }",
    ];

    [Theory]
    [MemberData(nameof(Overrides))]
    public async Task An_override_that_is_begun_may_override_anything(string begun)
    {
        Assert.SkipWhen(
            begun.Contains("overide", StringComparison.Ordinal) && Version.Parse(BuildFacts.RoslynTestVersion).Major < 5,
            "this parser takes it for a field without an end, and a method that only hides");
        await BrokenProgram.IsSilentAsync(Squashing + $"class Net : Squashing {{ {begun} }}\n" + UseNew);
        await BrokenProgram.IsSilentAsync(Squashing + $"class Net : Squashing {{ {begun} public Net() {{ }} }}\n" + UseNew);
        await BrokenProgram.IsSilentAsync(Squashing + $"class Middle : Squashing {{ }} class Net : Middle {{ {begun} int x; }}\n" + UseNew);
    }

    [Theory]
    [InlineData(Squashing + "class Net : Squashing { } class Other : Squashing { protected override }\n" + UseNew)]
    [InlineData(Squashing + "class Net : Squashing { public int }\n" + UseNew)]
    [InlineData(Squashing + "class Net : Squashing { protected }\n" + UseNew)]
    [InlineData(Squashing + "class Net : Squashing { void Log() { foo } }\n" + UseNew)]
    [InlineData(Net + "class Other : Module<Tensor, Tensor> { public Other() : base(\"\") { } public override Tensor forward(Tensor x) { foo( return x; } }\n" + UseGiven)]
    [InlineData(Net + "class Other : Module<Tensor, Tensor> { public Other() : base(\"\") { } public override Tensor forward(Tensor x) => x. }\n" + UseGiven)]
    [InlineData("class Net : Module<Tensor, Tensor> { public Net() : base(\"\") { } public override Tensor forward(Tensor x) => torch.sigmoid(x); protected override }\n" + UseNew)]
    public async Task An_override_that_is_begun_elsewhere_overrides_nothing_here(string program) => Assert.Single(await BrokenProgram.FindingsAsync(program));

    [Theory]
    [InlineData("class Base { " + Owner + " } class Derived : Base { public void G(Tensor z) { p = z; } }")]
    [InlineData("class Base { " + Owner + " } class Derived : Base { public void G(Tensor z) { this.p = z; } }")]
    [InlineData("class Base { " + Owner + " } class Derived : Base { public void G(Tensor z) { base.p = z; } }")]
    [InlineData("class Base { " + Owner + " } class Middle : Base { } class Derived : Middle { public Derived() { p = torch.ones(1); } }")]
    [InlineData("class Base { " + Owner + " } class Other { public void G(Base other, Tensor z) { other.p = z; } }")]
    [InlineData("class Base { private Tensor P { get; set; } = torch.sigmoid(torch.ones(1)); public void F(Tensor y) { " + Loss + "(P, y); } } class Derived : Base { public void G(Tensor z) { P = z; } }")]
    [InlineData("class Base { private List<Tensor> p = [torch.sigmoid(torch.ones(1))]; public void F(Tensor y) { " + Loss + "(p[0], y); } } class Derived : Base { public void G(Tensor z) { p[0] = z; } }")]
    [InlineData("class Base { private Module<Tensor, Tensor> act = Sigmoid(); public void F(Tensor z, Tensor y) { " + Loss + "(act.forward(z), y); } } class Derived : Base { public Derived() { act = Identity(); } }")]
    public Task A_private_member_that_a_derived_class_writes_may_hold_anything(string program) => BrokenProgram.IsSilentAsync(program);

    [Theory]
    [InlineData("class Base { " + Owner + " } class Derived : Base { public void G(Tensor z) { q = z; } }")]
    [InlineData("class Base { " + Owner + " } class Derived : Base { public void G() { Use(p); } }")]
    [InlineData("class Base { " + Owner + " } class Derived : Base { private Tensor p; public void G(Tensor z) { p = z.Foo(); } }")]
    [InlineData("class Base { " + Owner + " } class Derived : Base { public void G(Tensor z) { Tensor p = z.Foo(); p = z; } }")]
    [InlineData("class Base { " + Owner + " } class Derived : Base { public void G(Tensor p) { p = p.Foo(); } }")]
    [InlineData("class Base { " + Owner + " } class Other { private Tensor p; public void G(Tensor z) { p = z.Foo(); } }")]
    [InlineData("class Base { " + Owner + " } class Middle { protected Tensor p; } class Derived : Middle { public void G(Tensor z) { p = z.Foo(); } }")]
    [InlineData("class Base { " + Owner + " public void G(Tensor p) { foo( } }")]
    public async Task A_member_of_the_same_name_is_another(string program) => Assert.Single(await BrokenProgram.FindingsAsync(program));
}
