using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>The graph has no exception edges: any point of a try may reach its handlers, and a finally runs on every way out.</summary>
public class TryTests
{
    [Theory]
    [InlineData("Thing y = Red(x); try { y = Blue(x); } catch { } return y;", "unknown")]
    [InlineData("Thing y; try { y = Red(x); } catch { y = Red(x); } return y;", "red")]
    [InlineData("Thing y; try { y = Red(x); } catch { y = Blue(x); } return y;", "unknown")]
    [InlineData("Thing y; try { y = Red(x); } catch { return Red(x); } return y;", "red")]
    [InlineData("Thing y; try { y = Red(x); } catch { throw; } return y;", "red")]
    [InlineData("Thing y; try { y = Red(x); throw new Exception(); } catch { y = Blue(x); } return y;", "blue")]
    [InlineData("var y = Blue(x); try { y = Red(x); y = Blue(x); } catch { return y; } return y;", "unknown")]
    [InlineData("var y = Red(x); try { Find(); } catch { } return y;", "red")]
    [InlineData("var y = Red(x); try { y = Find(); y = Red(x); } catch { } return y;", "unknown")]
    [InlineData("Thing y; try { y = Red(x); } catch (ArgumentException) { y = Red(x); } catch (Exception e) when (e.Message == \"\") { y = Blue(x); } return y;", "unknown")]
    [InlineData("Thing y; try { y = Red(x); } catch (Exception e) when (e.Message == \"\") { y = Red(x); } return y;", "red")]
    [InlineData("Thing y = Red(x); try { try { y = Blue(x); } catch (ArgumentException) { } y = Red(x); } catch { } return y;", "unknown")]
    public void Catch(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("Thing y = Blue(x); try { Find(); } finally { y = Red(x); } return y;", "red")]
    [InlineData("Thing y = Red(x); try { y = Same(y); } finally { Find(); } return y;", "red")]
    [InlineData("try { return Red(x); } finally { x = Blue(x); }", "red")]
    [InlineData("var y = Blue(x); try { if (b) return Red(x); y = Red(x); } finally { Find(); } return y;", "red")]
    [InlineData("Thing y = Blue(x); try { y = Red(x); } finally { if (b) y = Blue(x); } return y;", "b ? blue : red")]
    [InlineData("Thing y = Blue(x); try { try { y = Red(x); } finally { y = Same(y); } } finally { y = Same(y); } return y;", "red")]
    [InlineData("Thing y = Blue(x); while (true) { try { y = Red(x); break; } finally { y = Same(y); } } return y;", "red")]
    [InlineData("Thing y = Blue(x); try { try { Find(); } finally { y = Red(x); } } catch { return y; } return y;", "unknown")]
    [InlineData("Thing y = Blue(x); try { y = Red(x); } catch { y = Red(x); } finally { Find(); } return y;", "red")]
    public void Finally(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("using (Open()) { return Red(x); }", "red")]
    [InlineData("using var handle = Open(); var y = Red(x); return y;", "red")]
    [InlineData("using (var handle = Open()) { x = Red(x); } return x;", "red")]
    [InlineData("using var one = Open(); using var two = Open(); if (b) return Red(x); x = Red(x); return x;", "red")]
    [InlineData("foreach (var i in new List<int>()) { using var handle = Open(); if (i == n) return Red(x); } return Red(x);", "red")]
    [InlineData("lock (Gate) { x = Red(x); } return x;", "red")]
    [InlineData("lock (Gate) { if (b) return Red(x); } return Blue(x);", "b ? red : blue")]
    [InlineData("foreach (var i in new List<int>()) { x = Red(x); return x; } return Red(x);", "red")]
    public void Scopes_that_the_compiler_closes(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("var y = Red(x); try { Find(); } finally { Observe(y); }", "red at y")]
    [InlineData("var y = Red(x); try { if (b) return x; } finally { Observe(y); }", "red at y")]
    [InlineData("try { Observe(Red(x)); } catch { }", "red at Red(x)")]
    [InlineData("try { Find(); } catch { var y = Blue(x); Observe(y); }", "blue at y")]
    [InlineData("using var handle = Open(); Observe(Red(x));", "red at Red(x)")]
    public void Observed_there(string body, string expected) => Assert.Equal([expected], ToyBody.Observed(body));

    [Theory]
    [InlineData("var y = Find(); try { if (b) { y = Red(x); return x; } y = Blue(x); } finally { Observe(y); }")]
    [InlineData("Thing y = Red(x); try { Find(); y = Blue(x); } finally { Observe(y); }")]
    [InlineData("Thing y = Red(x); try { Find(); y = Blue(x); Find(); } catch { Observe(y); }")]
    [InlineData("var y = Red(x); foreach (var i in new List<int>()) { try { if (i == n) continue; y = Blue(x); } finally { Observe(y); } }")]
    public void Nothing_is_observed_where_ways_into_a_handler_disagree(string body) => Assert.Empty(ToyBody.Observed(body));
}
