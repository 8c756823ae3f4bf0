namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A method that is called and not written yet may set what its object lets be set, from then on, and nothing else.</summary>
public sealed class MissingMethodsTests
{
    private const string Loss = "functional.binary_cross_entropy_with_logits";

    private const string Net = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(4, 1);
            private bool raw;
            public Net(bool raw) : base("net") { this.raw = raw; }
            public override Tensor forward(Tensor x) { return raw ? fc.forward(x) : torch.sigmoid(fc.forward(x)); }
        }

        """;

    private const string Own = "private Tensor q = torch.sigmoid(torch.ones(1)); ";

    [Theory]
    [InlineData("var net = new Net(false); net.UseRaw();")]
    [InlineData("var net = new Net(false); net?.UseRaw();")]
    [InlineData("var net = new Net(false); Configure(net);")]
    [InlineData("var net = new Net(false); net.Raw = true;")]
    [InlineData("var net = new Net(false) { Raw = true };")]
    [InlineData("var net = new Net(false); var other = net; other.UseRaw();")]
    [InlineData("var net = new Net(false); if (y.dim() > 1) net.UseRaw();")]
    public Task An_object_may_have_been_set_otherwise(string made) =>
        BrokenProgram.IsSilentAsync(Net + $"class Use {{ void F(Tensor z, Tensor y) {{ {made} {Loss}(net.forward(z), y); }} }}");

    [Fact]
    public Task So_may_one_in_a_member() =>
        BrokenProgram.IsSilentAsync(Net + $"class Use {{ readonly Net net = new Net(false); void F(Tensor z, Tensor y) {{ net.UseRaw(); {Loss}(net.forward(z), y); }} }}");

    [Theory]
    [InlineData("net.UseRaw();", "readonly bool raw;")]
    [InlineData("net.;", "bool raw;")]
    [InlineData("Log(1);", "bool raw;")]
    [InlineData("new Net(true).UseRaw();", "bool raw;")]
    public async Task What_nobody_can_set_or_nobody_touches_stays(string line, string flag) =>
        Assert.Single(await BrokenProgram.FindingsAsync(
            Net.Replace("bool raw;", flag, StringComparison.Ordinal) + $"class Use {{ void F(Tensor z, Tensor y) {{ var net = new Net(false); {line} {Loss}(net.forward(z), y); }} }}"));

    [Theory]
    [InlineData("Unsquash();")]
    [InlineData("this.Unsquash();")]
    [InlineData("if (y.dim() > 1) Unsquash();")]
    [InlineData("Unsquash(); Known();")]
    public Task The_object_itself_may_have_been_set_otherwise(string line) =>
        BrokenProgram.IsSilentAsync(BrokenProgram.Steps(Own + $"void Known() {{ }} void F(Tensor y) {{ {line} {Loss}(q, y); }}"));

    [Theory]
    [InlineData(Own + "void F(Tensor z, Tensor y) { " + Loss + "(q, y); Unsquash(); }")]
    [InlineData("private readonly Tensor q = torch.sigmoid(torch.ones(1)); void F(Tensor z, Tensor y) { foo; " + Loss + "(q, y); }")]
    [InlineData("void F(Tensor z, Tensor y) { Unsquash(); " + Loss + "(act.forward(z), y); }")]
    [InlineData("void F(Tensor z, Tensor y) { for (var i = 0; i < 3; i++) { " + Loss + "(own.forward(z), y); Log(i); } }")]
    public async Task What_came_before_and_what_cannot_be_set_stays(string members) => Assert.Single(await BrokenProgram.FindingsAsync(BrokenProgram.Steps(members)));
}
