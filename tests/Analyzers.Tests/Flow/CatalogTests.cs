using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What compilations that follow each other share must not show in the answers, nor in memory.</summary>
public sealed class CatalogTests
{
    private const string Holder = "class Holder { public Thing F = Red(Find()); public void Run() => Observe(F); }";
    private const string Writer = "class Writer { static void Write(Holder h) => h.F = Blue(Find()); }";
    private const string Reader = "class Writer { static void Write(Holder h) => Same(h.F); }";
    private const string Base = "abstract class Base { public abstract Thing Made(); public void Run() => Observe(Made()); }";
    private const string Heir = "class Heir : Base { public override Thing Made() => Red(Find()); static Base Make() => new Heir(); }";

    [Fact]
    public void A_write_is_found_when_it_comes_and_gone_when_it_goes()
    {
        var program = ToyProgram.Of(Holder, Reader, "class Third;", "class Fourth;");
        Assert.Equal(["red at F"], program.Observed("Holder.Run"));
        var written = program.With(1, Writer);
        Assert.Empty(written.Observed("Holder.Run"));
        Assert.Equal(["red at F"], written.With(1, Reader).Observed("Holder.Run"));
    }

    [Fact]
    public void An_older_compilation_still_has_what_it_had()
    {
        var older = ToyProgram.Of(Holder, Writer, "class Third;", "class Fourth;");
        var newer = older.With(1, Reader);
        Assert.Equal(["red at F"], newer.Observed("Holder.Run"));
        Assert.Empty(older.Observed("Holder.Run"));
        Assert.Equal(["red at F"], newer.Fresh().Observed("Holder.Run"));
    }

    [Fact]
    public void A_class_is_below_another_as_long_as_it_is_there()
    {
        var program = ToyProgram.Of(Base, "class Heir;", "class Third;", "class Fourth;");
        Assert.Empty(program.Observed("Base.Run"));
        var derived = program.With(1, Heir);
        Assert.Equal(["red at Made()"], derived.Observed("Base.Run"));
        Assert.Empty(derived.With(1, "class Heir;").Observed("Base.Run"));
    }

    [Fact]
    public void Two_compilations_at_once_have_each_their_own()
    {
        var start = ToyProgram.Of(Holder, Reader, Base, Heir, "class Third;", "class Fourth;");
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 4 }, number =>
        {
            var program = start;
            for (var edit = 0; edit < 20; edit++)
            {
                var isWritten = (number + edit) % 2 == 0;
                program = program.With(1, isWritten ? Writer : Reader);
                Assert.Equal(isWritten ? [] : ["red at F"], program.Observed("Holder.Run"));
                Assert.Equal(["red at Made()"], program.Observed("Base.Run"));
            }
        });
    }

    [Fact]
    public void A_file_of_two_projects_is_found_in_both()
    {
        var one = ToyProgram.Of(Holder, Reader, "class Third;");
        var other = one.With(1, Writer).With(2, "class Another;");
        for (var edit = 0; edit < 200; edit++)
        {
            one = one.With(2, $"class Third{edit};");
            other = other.With(2, $"class Another{edit};");
            Assert.Equal(["red at F"], one.Observed("Holder.Run"));
            Assert.Empty(other.Observed("Holder.Run"));
        }
    }

    [Fact]
    public void No_tree_is_held_that_was_replaced()
    {
        var (program, replaced) = Edited(200);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        // The compiler itself may still have one in its hands.
        Assert.InRange(replaced.Count(tree => tree.IsAlive), 0, 2);
        Assert.Equal(["red at F"], program.Observed("Holder.Run"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (ToyProgram Program, List<WeakReference> Replaced) Edited(int edits)
    {
        var program = ToyProgram.Of(Holder, Reader, Base, Heir, "class Third;", "class Fourth;");
        var replaced = new List<WeakReference>();
        for (var edit = 0; edit < edits; edit++)
        {
            replaced.Add(new WeakReference(program.Compilation.SyntaxTrees[1]));
            program = program.With(1, edit % 2 == 0 ? Writer : Reader);
            program.Observed("Holder.Run");
            program.Observed("Base.Run");
        }

        return (program, replaced);
    }
}
