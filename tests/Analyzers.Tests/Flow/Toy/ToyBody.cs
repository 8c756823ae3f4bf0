namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>The body of one method, in a class with a few helpers.</summary>
internal static class ToyBody
{
    /// <summary>What <c>Thing Body(Thing x, bool b, int n)</c> with this text returns.</summary>
    public static string Returned(string body) => Program(body).Returns("Bodies.Body");

    /// <summary>What is observed in it.</summary>
    public static string[] Observed(string body) => Program(body + " return x;").Observed("Bodies.Body");

    private static ToyProgram Program(string body) => ToyProgram.Of($$"""
        #pragma warning disable CS0162, CS0219, CS8321
        class Bodies
        {
            private static readonly object Gate = new();
            private static Handle Open() => Handle.Open();
            private static void Fill(Thing thing, out Thing filled) => filled = Red(thing);
            private static void Touch(ref Thing thing) => thing = Blue(thing);
            private static void Spoil(Thing[] things) => things[0] = Blue(things[0]);
            private static void Extend(List<Filter> filters) => filters.Add(new BlueFilter());
            private static void Look(List<Filter> filters) { foreach (var filter in filters) filter.Apply(Find()); }
            private static Thing Run(Func<Thing, Thing> function, Thing thing) => function(thing);
            private static (Thing, Thing) Pair(Thing one, Thing other) => (one, other);

            static Thing Body(Thing x, bool b, int n)
            {
                {{body}}
            }
        }
        """);
}
