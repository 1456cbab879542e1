import java.io.*;
import java.nio.file.*;
import org.apache.jena.query.*;
import org.apache.jena.rdf.model.*;
import org.apache.jena.riot.*;

/** Jena ARQ as a third opinion, in one process: reads lines "DATA QUERY OUT" and writes each answer as JSON or N-Triples. */
public class ArqJudge {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        String last = ""; Dataset data = null;
        for (String line; (line = in.readLine()) != null; ) {
            String[] p = line.split("\t");
            String said = "ok";
            try {
                if (!p[0].equals(last)) { data = RDFDataMgr.loadDataset(p[0]); last = p[0]; }
                Query q = QueryFactory.create(new String(Files.readAllBytes(Paths.get(p[1])), "UTF-8"));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (QueryExecution e = QueryExecutionFactory.create(q, data)) {
                    e.setTimeout(10000);
                    if (q.isSelectType()) ResultSetFormatter.outputAsJSON(out, e.execSelect());
                    else if (q.isAskType()) ResultSetFormatter.outputAsJSON(out, e.execAsk());
                    else RDFDataMgr.write(out, e.execConstruct(), RDFFormat.NTRIPLES);
                }
                Files.write(Paths.get(p[2]), out.toByteArray());
            } catch (Throwable t) { said = ("failed " + t).replaceAll("\\s+", " "); }
            System.out.println(said); System.out.flush();
        }
    }
}
